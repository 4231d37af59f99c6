package warehouse

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"syscall"

	"github.com/lib/pq"
)

// SQLSTATE codes that are told apart (PostgreSQL, appendix A).
const (
	insufficientPrivilege = "42501"
	serializationFailure  = "40001"
	deadlockDetected      = "40P01"
	readOnlyTransaction   = "25006"
	queryCanceled         = "57014"
	cannotConnectNow      = "57P03"
)

// stateOf is the SQLSTATE of an error, "" where it has none.
func stateOf(err error) string {
	var e *pq.Error
	if errors.As(err, &e) {
		return string(e.Code)
	}
	return ""
}

// met reports that two transactions were in each other's way.
func met(err error) bool {
	state := stateOf(err)
	return state == serializationFailure || state == deadlockDetected
}

// Gone reports that a server is not there at this moment, or the way to it.
func Gone(err error) bool { return gone(err) }

// gone reports that the server or the way to it is gone: shut down, crashed, starting, cut off.
func gone(err error) bool {
	if err == nil {
		return false
	}
	if state := stateOf(err); state != "" {
		return strings.HasPrefix(state, "57P") || strings.HasPrefix(state, "08")
	}
	var network net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ENOENT) || errors.As(err, &network)
}

// documentFault reports that another document may well be loaded: a value or a limit is
// wrong. Disk full, no memory, no permission are nobody's fault of these.
func documentFault(err error) bool {
	state := stateOf(err)
	if state == "" {
		return false
	}
	class := state[:2]
	return class == "22" || class == "23" || class == "54"
}

// secrets are the parts of an address's query that no message may show.
var secrets = []string{"password", "sslpassword"}

// redacted is an address without its passwords.
func redacted(u *url.URL) string {
	shown := *u
	query := shown.Query()
	for _, name := range secrets {
		if query.Has(name) {
			query.Set(name, "xxxxx")
			shown.RawQuery = query.Encode()
		}
	}
	return shown.Redacted()
}

// hidden is an error without the passwords of an address.
func hidden(err error, u *url.URL) error {
	text := err.Error()
	password, _ := u.User.Password()
	for _, secret := range []string{password, u.Query().Get("password"), u.Query().Get("sslpassword")} {
		if secret != "" {
			text = strings.NewReplacer(secret, "xxxxx", url.QueryEscape(secret), "xxxxx").Replace(text)
		}
	}
	return errors.New(text)
}

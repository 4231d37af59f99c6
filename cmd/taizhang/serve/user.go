package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Role is what somebody may do: each may do what those before it may.
type Role uint8

// The roles; the zero value may do nothing.
const (
	Nobody Role = iota
	Reader
	Reviewer
	Admin
)

var roleNames = []string{"nobody", "reader", "reviewer", "admin"}

// ParseRole reads a role's name, "reviewer".
func ParseRole(s string) (Role, error) {
	for r := Reader; r <= Admin; r++ {
		if roleNames[r] == s {
			return r, nil
		}
	}
	return Nobody, fmt.Errorf("role %q: want reader, reviewer or admin", s)
}

// String is the role's name.
func (r Role) String() string { return roleNames[r] }

// User is somebody who uses the workbench: 王芳, reviewer, of 360102 and all below 3302.
type User struct {
	Name      string
	Role      Role
	Divisions []string // codes, or the beginnings of codes, that the user may see; nil for all
	token     [sha256.Size]byte
	hasToken  bool
}

// Users are those who may use a workbench.
type Users struct {
	all    []User
	header string // the name of a header in which a proxy says who asks; "" for none
	open   bool   // who comes is the first of all
}

// everybody lets who reaches the workbench do everything: it answers this machine only.
var everybody = &Users{all: []User{{Name: "local", Role: Admin}}, open: true}

// OneToken lets who has the token do everything.
func OneToken(token string) *Users {
	return &Users{all: []User{{Name: "token", Role: Admin, token: sha256.Sum256([]byte(token)), hasToken: true}}}
}

// ReadUsers reads a table with the columns name, role, divisions (codes cut by blanks, none for all)
// and token. With header a proxy that stands before says by it who asks, and tokens are not needed;
// the name * then stands for whoever is not listed.
func ReadUsers(r io.Reader, header string) (*Users, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.TrimLeadingSpace, c.Comment = -1, true, '#'
	records, err := c.ReadAll()
	if err != nil {
		return nil, err
	}
	u := &Users{header: header}
	for i, record := range records {
		if i == 0 && record[0] == "name" {
			continue
		}
		one, err := userOf(record)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if header == "" && !one.hasToken {
			return nil, fmt.Errorf("line %d: %s has no token", i+1, one.Name)
		}
		u.all = append(u.all, one)
	}
	if len(u.all) == 0 {
		return nil, errors.New("nobody is listed")
	}
	return u, nil
}

func userOf(record []string) (u User, err error) {
	if len(record) < 2 {
		return u, errors.New("want name, role, divisions, token")
	}
	u.Name = strings.TrimSpace(record[0])
	if u.Name == "" {
		return u, errors.New("no name")
	}
	if u.Role, err = ParseRole(strings.TrimSpace(record[1])); err != nil {
		return u, err
	}
	if len(record) > 2 {
		u.Divisions = strings.Fields(record[2])
	}
	if len(record) > 3 && record[3] != "" {
		if len(record[3]) < shortestToken {
			return u, fmt.Errorf("%s: a token of %d characters: want %d", u.Name, len(record[3]), shortestToken)
		}
		u.token, u.hasToken = sha256.Sum256([]byte(record[3])), true
	}
	return u, nil
}

// shortestToken is how long a token is at least.
const shortestToken = 16

// withToken finds who has a token; the time it takes does not tell how much of it is right.
func (u *Users) withToken(token string) *User {
	sum := sha256.Sum256([]byte(token))
	var found *User
	for i := range u.all {
		if one := &u.all[i]; one.hasToken && subtle.ConstantTimeCompare(sum[:], one.token[:]) == 1 {
			found = one
		}
	}
	return found
}

// named finds somebody by name, as a proxy or a session says it.
func (u *Users) named(name string) *User {
	var rest *User
	for i := range u.all {
		switch one := &u.all[i]; one.Name {
		case name:
			return one
		case "*":
			rest = one
		}
	}
	if rest == nil || u.header == "" {
		return nil
	}
	other := *rest
	other.Name = name
	return &other
}

// sees reports that a user may see a division.
func (u *User) sees(division string) bool {
	if len(u.Divisions) == 0 {
		return true
	}
	for _, d := range u.Divisions {
		if strings.HasPrefix(division, d) {
			return true
		}
	}
	return false
}

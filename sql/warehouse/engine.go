package warehouse

import (
	"database/sql"
	"net/url"
	"strconv"

	_ "github.com/duckdb/duckdb-go/v2" // the embedded engine
)

// openWriting opens a generation that nobody else can see yet.
func openWriting(path string, opts Options) (*sql.DB, error) {
	return openEngine(path, url.Values{
		"memory_limit":                 {opts.Memory},
		"threads":                      {strconv.Itoa(opts.Threads)},
		"checkpoint_threshold":         {"256MB"}, // nobody reads the file before it is published
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
	})
}

// openReading opens a published generation for statements that people give:
// nothing can be written, no other file read, no setting changed.
func openReading(path string, opts Options) (*sql.DB, error) {
	return openEngine(path, readingConfig(opts))
}

func readingConfig(opts Options) url.Values {
	return url.Values{
		"access_mode":                  {"read_only"},
		"memory_limit":                 {opts.Memory},
		"threads":                      {strconv.Itoa(opts.Threads)},
		"autoinstall_known_extensions": {"false"},
		"autoload_known_extensions":    {"false"},
		"enable_external_access":       {"false"},
		"lock_configuration":           {"true"},
	}
}

func openEngine(path string, config url.Values) (*sql.DB, error) {
	db, err := sql.Open("duckdb", path+"?"+config.Encode())
	if err != nil {
		return nil, err
	}
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

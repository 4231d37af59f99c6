package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
)

// configFile is read from the folder the program is called in, when it is there.
const configFile = "taizhang.yaml"

// config is what taizhang.yaml says; flags and the environment win over it.
//
//	db: /data/plans.db.d
//	jobs: 4
//	limits:
//	  cells: 200000
//	  reader-seconds: 120
type config struct {
	DB     string            `yaml:"db"`
	Jobs   string            `yaml:"jobs"`
	Output string            `yaml:"output"`
	Limits map[string]string `yaml:"limits"`
}

// configure lays the file under the flags and the environment, which were read before.
func (a *app) configure(cmd *cobra.Command) error {
	c, err := readConfig(a.config)
	if err != nil {
		return err
	}
	for name, value := range map[string]string{"db": c.DB, "jobs": c.Jobs, "output": c.Output} {
		if f := cmd.Flags().Lookup(name); value != "" && !f.Changed {
			if err := cmd.Flags().Set(name, value); err != nil {
				return fmt.Errorf("%s: %s: %w", a.config, name, err)
			}
		}
	}
	for name, value := range c.Limits {
		if err := a.limits.set(name, value); err != nil {
			return fmt.Errorf("%s: %w", a.config, err)
		}
	}
	return a.limits.take(os.Getenv("TAIZHANG_LIMIT"), a.limitFlags)
}

// readConfig reads the file; that of the usual name need not be there.
func readConfig(path string) (config, error) {
	var c config
	b, err := os.ReadFile(path)
	switch {
	case path == configFile && errors.Is(err, fs.ErrNotExist):
		return c, nil
	case err != nil:
		return c, unwrapPath(path, err)
	}
	if err := yaml.UnmarshalWithOptions(b, &c, yaml.DisallowUnknownField()); err != nil {
		return c, fmt.Errorf("%s: %s", path, oneLine(yaml.FormatError(err, false, false)))
	}
	return c, nil
}

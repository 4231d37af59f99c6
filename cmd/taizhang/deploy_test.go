package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// The unit and the compose file call this program as it is.
func TestDeploy(t *testing.T) {
	root := filepath.Join("..", "..", "docs", "deploy")
	unit := filepath.Join(root, "taizhang-worker@.service")
	b, err := os.ReadFile(unit)
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^ExecStart=\S+/taizhang (.*)$`).FindStringSubmatch(string(b))
	if line == nil {
		t.Fatal("the unit starts nothing")
	}
	checkArguments(t, strings.Fields(strings.ReplaceAll(line[1], "%i", "1")))
	if verify, err := exec.LookPath("systemd-analyze"); err == nil {
		out, _ := exec.Command(verify, "verify", unit).CombinedOutput()
		for said := range strings.Lines(string(out)) {
			if strings.Contains(said, "taizhang-worker") && !strings.Contains(said, "is not executable") {
				t.Error(said)
			}
		}
	}
	var compose struct {
		Services map[string]struct {
			Image   string
			Build   struct{ Context, Dockerfile string }
			Command []string
		}
	}
	if b, err = os.ReadFile(filepath.Join(root, "compose.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(b, &compose); err != nil {
		t.Fatal(err)
	}
	if len(compose.Services) != 3 {
		t.Errorf("%d services", len(compose.Services))
	}
	for name, s := range compose.Services {
		if s.Image != "" {
			continue
		}
		checkArguments(t, s.Command)
		if _, err := os.Stat(filepath.Join(root, s.Build.Context, s.Build.Dockerfile)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// checkArguments finds the command and its flags.
func checkArguments(t *testing.T, args []string) {
	t.Helper()
	cmd, rest, err := newApp(nil, nil, nil).root().Find(args)
	if err == nil {
		err = cmd.ParseFlags(rest)
	}
	if err != nil || !cmd.Runnable() {
		t.Errorf("%q: %v", args, err)
	}
}

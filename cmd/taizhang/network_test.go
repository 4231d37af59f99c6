package main

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// networks are network namespaces, each with a wire to a bridge of this machine, as if each were a machine of its own.
type networks struct {
	host  string   // our address on the bridge, the only one that they reach
	names []string // of the namespaces
}

// madeNetworks makes so many networks; where we may not, there are none and the host is this machine's loopback.
func madeNetworks(t *testing.T, n int) networks {
	t.Helper()
	id := os.Getpid()
	bridge, net := fmt.Sprintf("tz%d", id), fmt.Sprintf("198.18.%d", id%256) // RFC 2544: addresses for trials
	out := networks{host: net + ".1"}
	made := ip("link", "add", bridge, "type", "bridge") &&
		ip("addr", "add", out.host+"/24", "dev", bridge) && ip("link", "set", bridge, "up")
	t.Cleanup(func() {
		for _, name := range out.names {
			ip("netns", "del", name)
		}
		ip("link", "del", bridge)
	})
	for i := 0; made && i < n; i++ {
		name, wire := fmt.Sprintf("%s-%d", bridge, i), fmt.Sprintf("%sw%d", bridge, i)
		if made = ip("netns", "add", name); made {
			out.names = append(out.names, name)
		}
		made = made && ip("link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", name) && ip("link", "set", wire, "master", bridge, "up") &&
			ip("-n", name, "addr", "add", fmt.Sprintf("%s.%d/24", net, i+2), "dev", "eth0") && ip("-n", name, "link", "set", "eth0", "up")
	}
	if !made {
		t.Log("no networks can be made here: the workers come over the loopback")
		return networks{host: "127.0.0.1"}
	}
	return out
}

// ip runs the program of that name.
func ip(args ...string) bool { return exec.Command("ip", args...).Run() == nil }

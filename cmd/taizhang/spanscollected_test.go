package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestSpansCollected has a worker send its spans to a program of its own with the OpenTelemetry Collector's OTLP
// receiver: jobs with reading and writing below them, shares of linking, ends of runs. TAIZHANG_OTLP_RECEIVER is
// that program, built by make otlp.
func TestSpansCollected(t *testing.T) {
	program := os.Getenv("TAIZHANG_OTLP_RECEIVER")
	if program == "" {
		t.Skip("make otlp")
	}
	s := fleetServer(t)
	inProject(t)
	fleetCorpus(t, "in", 12)
	endpoint, collected := collecting(t, program)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://"+endpoint)
	address := s.Address("owner", "together")
	commanded(t, 0, "enqueue", "--db", address, "in")
	commanded(t, 0, "worker", "--db", address, "--until-empty", "--share", "6")
	spans := map[string]span{}
	number := map[string]int{}
	for _, x := range collected() {
		spans[x.SpanID] = x
		number[x.Name]++
	}
	for _, x := range spans {
		above, within := spans[x.ParentSpanID]
		switch x.Name {
		case "read", "write":
			if !within || above.Name != "job" || above.TraceID != x.TraceID {
				t.Errorf("%+v below %+v", x, above)
			}
		case "job", "link", "finish":
			if x.ParentSpanID != "" || x.attribute("run") != "1" {
				t.Errorf("%+v", x)
			}
		}
		if x.End < x.Start {
			t.Errorf("%+v", x)
		}
	}
	if number["job"] < 3 || number["read"] != number["job"] || number["write"] != number["job"] || number["link"] < 2 || number["finish"] < 2 {
		t.Error(number)
	}
}

// span is a span as OTLP spells it in JSON.
type span struct {
	TraceID, SpanID, ParentSpanID, Name string
	Start                               string `json:"startTimeUnixNano"`
	End                                 string `json:"endTimeUnixNano"`
	Attributes                          []struct {
		Key   string
		Value struct{ IntValue, StringValue string }
	}
}

func (s span) attribute(key string) string {
	for _, a := range s.Attributes {
		if a.Key == key {
			return a.Value.IntValue + a.Value.StringValue
		}
	}
	return ""
}

// collecting starts the receiver; collected ends it and gives what came.
func collecting(t *testing.T, program string) (endpoint string, collected func() []span) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	endpoint = l.Addr().String()
	l.Close()
	cmd := exec.Command(program, endpoint)
	var said, wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &wrong
	in, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("tcp", endpoint); err == nil {
			c.Close()
			break
		} else if time.Now().After(deadline) {
			t.Fatal(err, wrong.String())
		}
	}
	return endpoint, func() (out []span) {
		t.Helper()
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Fatal(err, wrong.String())
		}
		for all := json.NewDecoder(&said); ; {
			var request struct {
				ResourceSpans []struct{ ScopeSpans []struct{ Spans []span } }
			}
			err := all.Decode(&request)
			if err == io.EOF {
				return out
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range request.ResourceSpans {
				for _, s := range r.ScopeSpans {
					out = append(out, s.Spans...)
				}
			}
		}
	}
}

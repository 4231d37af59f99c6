package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	collected "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"
)

// Spans reach a collector as OTLP, each below the one around it; without a collector nothing is sent.
func TestSpans(t *testing.T) {
	var got collected.ExportTraceServiceRequest
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/x-protobuf" {
			t.Error(r.URL, r.Header)
		}
		body, _ := io.ReadAll(r.Body)
		if err := proto.Unmarshal(body, &got); err != nil {
			t.Error(err)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "")
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "")
	none, err := newSpans(t.Context(), func(err error) { t.Error(err) })
	_, end := none.Span(t.Context(), "job")
	end(nil)
	none.Close()
	if none != nil || err != nil {
		t.Fatal("spans without a collector", err)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL+"/")
	t.Setenv("OTEL_SERVICE_NAME", "解析机")
	s, err := newSpans(t.Context(), func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	ctx, endJob := s.Span(t.Context(), "job", "run", int64(7), "files", 3, "lane", "360103")
	_, endRead := s.Span(ctx, "read")
	endRead(errors.New("方案.docx: damaged"))
	endJob(nil)
	s.Close()
	if len(got.ResourceSpans) != 1 || len(got.ResourceSpans[0].ScopeSpans[0].Spans) != 2 {
		t.Fatal(got.String())
	}
	read, job := got.ResourceSpans[0].ScopeSpans[0].Spans[0], got.ResourceSpans[0].ScopeSpans[0].Spans[1]
	if read.Name != "read" || job.Name != "job" || !bytes.Equal(read.ParentSpanId, job.SpanId) || !bytes.Equal(read.TraceId, job.TraceId) || len(job.ParentSpanId) > 0 {
		t.Error(read, job)
	}
	if read.Status.Message != "方案.docx: damaged" || job.Status.GetMessage() != "" || job.EndTimeUnixNano < job.StartTimeUnixNano {
		t.Error(read.Status, job)
	}
	if a := job.Attributes; len(a) != 3 || a[0].Value.GetIntValue() != 7 || a[2].Value.GetStringValue() != "360103" {
		t.Error(a)
	}
	named := ""
	for _, a := range got.ResourceSpans[0].Resource.Attributes {
		if a.Key == "service.name" {
			named = a.Value.GetStringValue()
		}
	}
	if named != "解析机" {
		t.Error(named)
	}
}

// A collector that is not there is said and waited for no longer.
func TestSpansUnsent(t *testing.T) {
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:1/v1/traces")
	var said error
	s, err := newSpans(context.Background(), func(err error) { said = err })
	if err != nil {
		t.Fatal(err)
	}
	_, end := s.Span(context.Background(), "job")
	end(nil)
	s.Close()
	if said == nil {
		t.Error("nothing said")
	}
}

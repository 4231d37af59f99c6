package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
)

// Spans reach a collector as OTLP in JSON, each below the one around it; without a collector nothing is sent.
func TestSpans(t *testing.T) {
	var got struct {
		ResourceSpans []struct {
			Resource   struct{ Attributes []otlpAttribute }
			ScopeSpans []struct{ Spans []otlpSpan }
		}
	}
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/traces" || r.Header.Get("Content-Type") != "application/json" {
			t.Error(r.URL, r.Header)
		}
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "")
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "")
	none := newSpans(func(err error) { t.Error(err) })
	_, end := none.Span(context.Background(), "job")
	end(nil)
	none.Close()
	if none != nil {
		t.Fatal("spans without a collector")
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL+"/")
	t.Setenv("OTEL_SERVICE_NAME", "解析机")
	s := newSpans(func(err error) { t.Error(err) })
	ctx, endJob := s.Span(context.Background(), "job", "run", int64(7), "files", 3, "lane", "360103")
	_, endRead := s.Span(ctx, "read")
	endRead(errors.New("方案.docx: damaged"))
	endJob(nil)
	s.Close()
	if len(got.ResourceSpans) != 1 || len(got.ResourceSpans[0].ScopeSpans[0].Spans) != 2 {
		t.Fatalf("%+v", got)
	}
	read, job := got.ResourceSpans[0].ScopeSpans[0].Spans[0], got.ResourceSpans[0].ScopeSpans[0].Spans[1]
	if read.Name != "read" || job.Name != "job" || read.Parent != job.SpanID || read.TraceID != job.TraceID || len(job.TraceID) != 32 || len(job.SpanID) != 16 || job.Parent != "" {
		t.Errorf("%+v, %+v", read, job)
	}
	if read.Status.Code != 2 || read.Status.Message != "方案.docx: damaged" || job.Status.Code != 0 || job.End < job.Start {
		t.Errorf("%+v, %+v", read.Status, job)
	}
	if a := job.Attributes; len(a) != 3 || a[0].Value["intValue"] != "7" || a[2].Value["stringValue"] != "360103" {
		t.Errorf("%+v", a)
	}
	if a := got.ResourceSpans[0].Resource.Attributes; a[0].Value["stringValue"] != "解析机" {
		t.Errorf("%+v", a)
	}
}

// A collector that is not there is said and waited for no longer.
func TestSpansUnsent(t *testing.T) {
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:1/v1/traces")
	var said error
	s := newSpans(func(err error) { said = err })
	_, end := s.Span(context.Background(), "job")
	end(nil)
	s.Close()
	if said == nil {
		t.Error("nothing said")
	}
}

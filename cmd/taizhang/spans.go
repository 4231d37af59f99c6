package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// spans sends what was done and how long it took to an OpenTelemetry collector: OTLP over HTTP as JSON.
// Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT (or …_TRACES_ENDPOINT) names one; nil takes spans and drops them.
type spans struct {
	url     string
	service string
	failed  func(error)
	mu      sync.Mutex
	waiting []otlpSpan
	stop    chan struct{}
	sent    sync.WaitGroup
}

// otlpSpan is a span in OTLP's JSON.
type otlpSpan struct {
	TraceID    string          `json:"traceId"`
	SpanID     string          `json:"spanId"`
	Parent     string          `json:"parentSpanId,omitempty"`
	Name       string          `json:"name"`
	Kind       int             `json:"kind"`
	Start      string          `json:"startTimeUnixNano"`
	End        string          `json:"endTimeUnixNano"`
	Attributes []otlpAttribute `json:"attributes,omitempty"`
	Status     otlpStatus      `json:"status"`
}

type otlpAttribute struct {
	Key   string         `json:"key"`
	Value map[string]any `json:"value"`
}

type otlpStatus struct {
	Code    int    `json:"code,omitempty"` // 2 is an error
	Message string `json:"message,omitempty"`
}

// spansWait is how long spans are gathered before they are sent.
const spansWait = 2 * time.Second

// spansKept is how many spans wait at most for a collector that does not answer.
const spansKept = 8192

// newSpans is nil where no collector is named.
func newSpans(failed func(error)) *spans {
	url := os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
	if base := os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT"); url == "" && base != "" {
		url = strings.TrimSuffix(base, "/") + "/v1/traces"
	}
	if url == "" || os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return nil
	}
	s := &spans{url: url, service: cmp.Or(os.Getenv("OTEL_SERVICE_NAME"), "taizhang"), failed: failed, stop: make(chan struct{})}
	s.sent.Go(s.run)
	return s
}

// spanKey is where a context has the span around.
type spanKey struct{}

// Span begins a span below the one of ctx; end it with what it failed of, or nil. Attributes are names and values.
func (s *spans) Span(ctx context.Context, name string, attributes ...any) (context.Context, func(error)) {
	if s == nil {
		return ctx, func(error) {}
	}
	one := otlpSpan{SpanID: randomHex(8), Name: name, Kind: 1, Start: nanos(time.Now())}
	if around, ok := ctx.Value(spanKey{}).(otlpSpan); ok {
		one.TraceID, one.Parent = around.TraceID, around.SpanID
	} else {
		one.TraceID = randomHex(16)
	}
	for i := 0; i+1 < len(attributes); i += 2 {
		one.Attributes = append(one.Attributes, attribute(fmt.Sprint(attributes[i]), attributes[i+1]))
	}
	return context.WithValue(ctx, spanKey{}, one), func(err error) {
		one.End = nanos(time.Now())
		if err != nil {
			one.Status = otlpStatus{2, err.Error()}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if len(s.waiting) < spansKept {
			s.waiting = append(s.waiting, one)
		}
	}
}

func attribute(key string, value any) otlpAttribute {
	switch v := value.(type) {
	case int:
		return otlpAttribute{key, map[string]any{"intValue": strconv.Itoa(v)}}
	case int64:
		return otlpAttribute{key, map[string]any{"intValue": strconv.FormatInt(v, 10)}}
	}
	return otlpAttribute{key, map[string]any{"stringValue": fmt.Sprint(value)}}
}

func nanos(t time.Time) string { return strconv.FormatInt(t.UnixNano(), 10) }

func randomHex(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}

func (s *spans) run() {
	for {
		select {
		case <-s.stop:
			s.send()
			return
		case <-time.After(spansWait):
			s.send()
		}
	}
}

// send sends what waits; what a collector does not take is lost.
func (s *spans) send() {
	s.mu.Lock()
	some := s.waiting
	s.waiting = nil
	s.mu.Unlock()
	if len(some) == 0 {
		return
	}
	if err := s.post(some); err != nil {
		s.failed(err)
	}
}

func (s *spans) post(some []otlpSpan) error {
	type list = []map[string]any
	body, err := json.Marshal(map[string]any{"resourceSpans": list{{
		"resource":   map[string]any{"attributes": []otlpAttribute{attribute("service.name", s.service), attribute("service.version", versionText())}},
		"scopeSpans": list{{"scope": map[string]any{"name": "taizhang"}, "spans": some}},
	}}})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if r.StatusCode >= 300 {
		return fmt.Errorf("%s: %s", s.url, r.Status)
	}
	return nil
}

// Close sends the last spans.
func (s *spans) Close() {
	if s != nil {
		close(s.stop)
		s.sent.Wait()
	}
}

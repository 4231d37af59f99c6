package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.37.0"
)

// spans sends what was done and how long it took to an OpenTelemetry collector, OTLP over HTTP.
// Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT (or …_TRACES_ENDPOINT) names one; nil takes spans and drops them.
type spans struct {
	provider *trace.TracerProvider
}

// spansWait is how long the last spans may take to be sent.
const spansWait = 5 * time.Second

// newSpans is nil where no collector is named; failed hears of spans that no collector took.
func newSpans(ctx context.Context, failed func(error)) (*spans, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")+os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" || os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return nil, nil
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(failed))
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithTimeout(spansWait), otlptracehttp.WithRetry(otlptracehttp.RetryConfig{Enabled: true, InitialInterval: spansWait / 10, MaxInterval: spansWait, MaxElapsedTime: spansWait}))
	if err != nil {
		return nil, err
	}
	who, err := resource.New(ctx, resource.WithAttributes(semconv.ServiceName("taizhang"), semconv.ServiceVersion(versionText())), resource.WithFromEnv())
	if err != nil {
		return nil, err
	}
	return &spans{trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(who))}, nil
}

// Span begins a span below the one of ctx; end it with what it failed of, or nil. Attributes are names and values.
func (s *spans) Span(ctx context.Context, name string, attributes ...any) (context.Context, func(error)) {
	if s == nil {
		return ctx, func(error) {}
	}
	ctx, span := s.provider.Tracer("taizhang").Start(ctx, name)
	for i := 0; i+1 < len(attributes); i += 2 {
		span.SetAttributes(attributeOf(fmt.Sprint(attributes[i]), attributes[i+1]))
	}
	return ctx, func(err error) {
		if err != nil {
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}
}

func attributeOf(key string, value any) attribute.KeyValue {
	switch v := value.(type) {
	case int:
		return attribute.Int(key, v)
	case int64:
		return attribute.Int64(key, v)
	}
	return attribute.String(key, fmt.Sprint(value))
}

// Close sends the last spans.
func (s *spans) Close() {
	if s == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), spansWait)
	defer cancel()
	if err := s.provider.Shutdown(ctx); err != nil {
		otel.Handle(err)
	}
}

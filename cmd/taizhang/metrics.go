package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/taizhang/taizhang/sql/warehouse/queue"
)

// serveMetrics answers GET /metrics at address, in Prometheus' text format, until stop. Port 0 takes any; at says which.
func serveMetrics(address string, r *prometheus.Registry) (at string, stop func(), err error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return "", nil, coded{exitUsage, err}
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(r, promhttp.HandlerOpts{}))
	s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go s.Serve(l)
	return l.Addr().String(), func() { s.Close() }, nil
}

// workerMetrics are what one worker has written, and what it sees of the queue.
func workerMetrics(w *queue.Worker, q *queue.Queue) *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), queueCollector{q})
	for name, value := range map[string]struct {
		help string
		of   func(queue.Total) int
	}{
		"taizhang_worker_jobs_total":  {"Jobs written by this worker.", func(t queue.Total) int { return t.Jobs }},
		"taizhang_worker_files_total": {"Files accounted for by this worker.", func(t queue.Total) int { return t.Files }},
		"taizhang_worker_tasks_total": {"Tasks written by this worker.", func(t queue.Total) int { return t.Tasks }},
	} {
		r.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: value.help}, func() float64 { return float64(value.of(w.Total())) }))
	}
	return r
}

// queueCollector asks the queue at each scrape.
type queueCollector struct{ q *queue.Queue }

var (
	jobsMetric  = prometheus.NewDesc("taizhang_queue_jobs", "Jobs on the queue by state.", []string{"state"}, nil)
	filesMetric = prometheus.NewDesc("taizhang_queue_files", "Files of the jobs that are not done.", nil, nil)
	rateMetric  = prometheus.NewDesc("taizhang_queue_files_per_second", "Files done a second, over the last minute.", nil, nil)
	errUnasked  = errors.New("the queue does not answer")
)

// Describe names the metrics.
func (queueCollector) Describe(out chan<- *prometheus.Desc) {
	out <- jobsMetric
	out <- filesMetric
	out <- rateMetric
}

// Collect asks; a queue that does not answer fails the scrape.
func (c queueCollector) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	s, err := c.q.State(ctx)
	if err != nil {
		out <- prometheus.NewInvalidMetric(jobsMetric, errUnasked)
		return
	}
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	gauge(jobsMetric, float64(s.Waiting), "waiting")
	gauge(jobsMetric, float64(s.Running), "running")
	gauge(jobsMetric, float64(s.Retrying), "retrying")
	gauge(jobsMetric, float64(s.Done), "done")
	gauge(filesMetric, float64(s.Files))
	gauge(rateMetric, s.Rate)
}

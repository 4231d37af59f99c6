// Command gen writes the tables of divisions (GB/T 2260 with validity), their
// lineage, townships and zones, and workdays.tsv, the calendar of working days,
// from published lists. It fetches them with npm; builds use its committed
// output. Its argument names the table.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	tables := flag.String("tables", "tables", "folder of the tables")
	flag.Parse()
	write := divisions
	if flag.Arg(0) == "workdays" {
		write = workdays
	}
	if err := write(*tables); err != nil {
		log.Fatalf("gen: %v", err)
	}
}

func workdays(tables string) error { return writeWorkdays(filepath.Join(tables, "workdays.tsv")) }

func divisions(tables string) error {
	revisions, townships, err := fetchRevisions()
	if err != nil {
		return err
	}
	mergers, err := readMergers(filepath.Join(tables, "mergers.tsv"))
	if err != nil {
		return err
	}
	rows := divisionRows(revisions)
	edges := lineage(rows, revisions, mergers)
	for _, w := range []struct {
		name string
		text []byte
	}{
		{"divisions.tsv", divisionTable(rows)},
		{"lineage.tsv", lineageTable(edges)},
		{"townships.tsv", townshipTable(townships)},
		{"zones.tsv", zoneTable(townships)},
	} {
		if err := os.WriteFile(filepath.Join(tables, w.name), w.text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func divisionTable(rows []*row) []byte {
	var b bytes.Buffer
	b.WriteString("# code\tname\tparent\tlevel\tvalid_from\tvalid_to\tsuccessor\tsource\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.code, r.name, r.parent, r.level, r.from, r.to, r.successor, r.source)
	}
	return b.Bytes()
}

func lineageTable(edges []edge) []byte {
	var b bytes.Buffer
	b.WriteString("# code\tname\tuntil\tsuccessor\tsuccessor_name\tkind\tsource\n")
	for _, e := range edges {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", e.code, e.name, e.until, e.successor, e.successorName, e.kind, e.source)
		if e.kind == "abolish" {
			log.Printf("no successor: %s %s, gone %s", e.code, e.name, e.until)
		}
	}
	return b.Bytes()
}

// Command gen writes divisions.tsv, GB/T 2260 with validity and lineage, and
// workdays.tsv, the calendar of working days, from published lists. It fetches
// them with npm; builds use its committed output. Its argument names the table.
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
	revisions, err := fetchRevisions()
	if err != nil {
		return err
	}
	mergers, err := readMergers(filepath.Join(tables, "mergers.tsv"))
	if err != nil {
		return err
	}
	rows := divisionRows(revisions)
	lineage(rows, revisions, mergers)
	return writeDivisions(filepath.Join(tables, "divisions.tsv"), rows)
}

func writeDivisions(name string, rows []*row) error {
	var b bytes.Buffer
	b.WriteString("# code\tname\tparent\tlevel\tvalid_from\tvalid_to\tsuccessor\tsource\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.code, r.name, r.parent, r.level, r.from, r.to, r.successor, r.source)
		if r.successor == "" && r.to != "" {
			log.Printf("no successor: %s %s, gone %s", r.code, r.name, r.to)
		}
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// arrangements is the package of the State Council's yearly notices on days off.
const arrangements = "chinese-days@1.5.7"

// days are the dates of a calendar under the festival they belong to: "Spring Festival,春节,4".
type days struct{ Holidays, Workdays map[string]string }

// writeWorkdays writes the days on which the calendar differs from the week, by date.
func writeWorkdays(name string) error {
	files, err := pack(arrangements, "dist/chinese-days.json")
	if err != nil {
		return err
	}
	var d days
	if err := json.Unmarshal(files["dist/chinese-days.json"], &d); err != nil {
		return err
	}
	rows := append(calendarRows(d.Holidays, "off"), calendarRows(d.Workdays, "work")...)
	if len(rows) == 0 {
		return fmt.Errorf("%s: no days", arrangements)
	}
	slices.Sort(rows)
	var b bytes.Buffer
	b.WriteString("# day\tkind\tfestival\tsource\n")
	for _, r := range rows {
		b.WriteString(r + "\n")
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

func calendarRows(days map[string]string, kind string) []string {
	var rows []string
	for _, day := range slices.Sorted(maps.Keys(days)) {
		festival := strings.Split(days[day], ",")
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s\tnpm %s", day, kind, festival[min(1, len(festival)-1)], strings.ReplaceAll(arrangements, "@", " ")))
	}
	return rows
}

package normalize

import (
	"regexp"
	"testing"
)

func TestAbolished(t *testing.T) {
	for _, c := range []struct {
		mention, on, until, successor string
	}{
		{"县国土资源局", "2021-05-01", "2019-03", "自然资源局"},
		{"市国土资源局东湖分局", "2020-01-01", "2019-03", "自然资源局"},
		{"市环保局", "2022-01-01", "2019-03", "生态环境局"},
		{"市农业局", "2020-01-01", "2019-03", "农业农村局"},
		{"县地税局", "2019-01-01", "2018-07", "税务局"},
		{"县国土资源局", "2019-03-31", "", ""}, // still within the last month
		{"县国土资源局", "2019-01-01", "", ""},
		{"县国土资源局", "", "", ""},
		{"县自然资源局", "2021-05-01", "", ""},
		{"市农委", "2020-01-01", "", ""},         // its end is not checked
		{"县扶贫办", "2023-01-01", "", ""},        // nor this
		{"省药监局", "2023-01-01", "", ""},        // goes on
		{"工商", "2023-01-01", "", ""},          // a field of work
		{"公安、工商、税务等部门", "2023-01-01", "", ""}, // no single body
		{"工商业联合会", "2023-01-01", "", ""},      // another organ
		{"镇国土资源局", "2023-01-01", "", ""},      // no such level
		{"滨河路建设指挥部", "2023-01-01", "", ""},    // unknown
		{"", "2023-01-01", "", ""},            // nothing
	} {
		on, _ := ParseDate(c.on)
		until, successor, ok := Abolished(c.mention, on)
		if until != c.until || successor != c.successor || ok != (c.until != "") {
			t.Errorf("%s on %s: %q, %q, %v; want %q, %q", c.mention, c.on, until, successor, ok, c.until, c.successor)
		}
	}
}

// A date of the table is a year or a month; one that was not checked says so with a question mark.
func TestEpochDates(t *testing.T) {
	date := regexp.MustCompile(`^([12]\d{3}(-(0[1-9]|1[0-2]))?\??)?$`)
	for _, row := range tableRows(orgsTSV, 8) {
		if !date.MatchString(row[4]) || !date.MatchString(row[5]) {
			t.Errorf("%s: from %q to %q", row[1], row[4], row[5])
		}
	}
}

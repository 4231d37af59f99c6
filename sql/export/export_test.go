package export

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"
	"pgregory.net/rapid"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// tableOf is rows given by hand.
func tableOf(columns []warehouse.Column, rows ...[]any) Table {
	return Table{columns, func(into []any) (bool, error) {
		if len(rows) == 0 {
			return false, nil
		}
		copy(into, rows[0])
		rows = rows[1:]
		return true, nil
	}}
}

func texts(ss ...string) Table {
	var rows [][]any
	for _, s := range ss {
		rows = append(rows, []any{s})
	}
	return tableOf([]warehouse.Column{{Name: "v"}}, rows...)
}

var (
	someDay   = time.Date(2021, 6, 30, 0, 0, 0, 0, time.UTC)
	someTime  = time.Date(2021, 6, 30, 8, 5, 0, 500_000_000, time.UTC)
	manyKinds = []warehouse.Column{{Name: "牵头单位"}, {Name: "b", Kind: warehouse.Bool}, {Name: "i", Kind: warehouse.Int},
		{Name: "f", Kind: warehouse.Float}, {Name: "a day", Kind: warehouse.Date}, {Name: "at", Kind: warehouse.Time}}
)

func kinds() Table {
	return tableOf(manyKinds,
		[]any{"区发改委, \"牵头\"", true, int64(1234567890123456789), 0.1, someDay, someTime},
		[]any{"", false, int64(-5), -1e21, time.Date(1949, 10, 1, 0, 0, 0, 0, time.UTC), someDay},
		[]any{nil, nil, nil, nil, nil, nil},
		[]any{"=1+1\r\n二行", true, int64(math.MinInt64), 1e-7, someDay, someTime})
}

func written(t interface {
	Helper()
	Fatal(...any)
}, f Format, table Table, opts Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, f, table, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSV(t *testing.T) {
	got := string(written(t, CSV, kinds(), Options{}))
	want := "\uFEFF牵头单位,b,i,f,a day,at\r\n" +
		"\"区发改委, \"\"牵头\"\"\",true,1234567890123456789,0.1,2021-06-30,2021-06-30 08:05:00.5\r\n" +
		"\"\",false,-5,-1000000000000000000000,1949-10-01,2021-06-30 00:00:00\r\n" +
		",,,,,\r\n" +
		"\"'=1+1\r\n二行\",true,-9223372036854775808,0.0000001,2021-06-30,2021-06-30 08:05:00.5\r\n"
	if got != want {
		t.Errorf("%q", got)
	}
	plain := strings.ReplaceAll(strings.TrimPrefix(want, bom), "'=", "=")
	if got := string(written(t, CSV, kinds(), Options{Plain: true})); got != plain {
		t.Errorf("%q", got)
	}
}

// records reads RFC 4180 back, byte for byte; nil is an empty field without quotes.
func records(s string) (out [][]any) {
	row := []any{}
	for s != "" {
		var v any
		if s[0] == '"' {
			var sb strings.Builder
			for s = s[1:]; ; {
				i := strings.IndexByte(s, '"')
				sb.WriteString(s[:i])
				s = s[i+1:]
				if !strings.HasPrefix(s, `"`) {
					break
				}
				sb.WriteByte('"')
				s = s[1:]
			}
			v = sb.String()
		} else if i := strings.IndexAny(s, ",\r"); i > 0 {
			v, s = s[:i], s[i:]
		}
		row = append(row, v)
		if strings.HasPrefix(s, "\r\n") {
			out, row = append(out, row), []any{}
			s = s[2:]
		} else {
			s = s[1:]
		}
	}
	return out
}

// anyText draws texts with all that is awkward in files.
func anyText() *rapid.Generator[string] {
	awkward := rapid.SampledFrom([]string{"=", "+", "-", "@", "＝", "'", `"`, ",", "\r", "\n", "\t", " ", "　", "_x000D_", "_x005F_", "_", "\x01", "\uFFFE", "\uFEFF",
		"<", "&amp;", "]]>", "𠮷", "👩‍🌾", "1", "区发改委", "；", "", "\u2028"})
	return rapid.OneOf(rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(awkward, 0, 8).Draw(t, "parts"), "") }), rapid.String())
}

func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(anyText(), 1, 5).Draw(t, "texts")
		for _, plain := range []bool{true, false} {
			got := records(strings.TrimPrefix(string(written(t, CSV, texts(want...), Options{Plain: plain})), bom))
			if len(got) != len(want)+1 {
				t.Fatalf("%d records of %d", len(got)-1, len(want))
			}
			for i, s := range want {
				v := got[i+1][0].(string)
				if !plain {
					if computes(v) {
						t.Fatalf("%q computes", v)
					}
					v = Unguard(v)
				}
				if v != s {
					t.Fatalf("%q became %q", s, v)
				}
			}
		}
	})
}

func TestGuard(t *testing.T) {
	for _, s := range []string{"=1+1", "+86", "-", "@SUM(A1)", "\t=1", "\r1", "\n1", " =1", "　＝1", "\u00a0=1", "\u200b=1", "\uFEFF=1", "＋1", "－1", "＠a", "−5", "'=1", "\x01=1"} {
		if got := Guard(s); got != "'"+s || Unguard(got) != s {
			t.Errorf("%q: %q", s, got)
		}
	}
	for _, s := range []string{"", "1", "区发改委", "1=1", "—", "（=1）", "·", "*", "“=1”"} {
		if got := Guard(s); got != s || Unguard(got) != s {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestNDJSON(t *testing.T) {
	got := string(written(t, NDJSON, kinds(), Options{}))
	want := `{"牵头单位":"区发改委, \"牵头\"","b":true,"i":1234567890123456789,"f":0.1,"a day":"2021-06-30","at":"2021-06-30T08:05:00.5Z"}
{"牵头单位":"","b":false,"i":-5,"f":-1e+21,"a day":"1949-10-01","at":"2021-06-30T00:00:00Z"}
{"牵头单位":null,"b":null,"i":null,"f":null,"a day":null,"at":null}
{"牵头单位":"=1+1\r\n二行","b":true,"i":-9223372036854775808,"f":1e-7,"a day":"2021-06-30","at":"2021-06-30T08:05:00.5Z"}
`
	if got != want {
		t.Errorf("%s", got)
	}
	if _, err := Write(io.Discard, NDJSON, tableOf([]warehouse.Column{{Name: "x", Kind: warehouse.Float}}, []any{math.Inf(1)}), Options{}); err == nil {
		t.Error("infinity was written")
	}
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		var back string
		if err := json.Unmarshal(quote(s), &back); err != nil || back != strings.ToValidUTF8(s, "\uFFFD") && !strings.Contains(back, "\uFFFD") {
			t.Fatalf("%q became %q: %v", s, back, err)
		}
	})
}

// What DuckDB reads from a parquet file is what was written, under the same names and types.
func TestParquet(t *testing.T) {
	name := filepath.Join(t.TempDir(), "t.parquet")
	if err := os.WriteFile(name, written(t, Parquet, kinds(), Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("select * from read_parquet($1)", name)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		t.Fatal(err)
	}
	var is []string
	for _, c := range types {
		is = append(is, c.Name()+" "+c.DatabaseTypeName())
	}
	if got := strings.Join(is, ", "); got != "牵头单位 VARCHAR, b BOOLEAN, i BIGINT, f DOUBLE, a day DATE, at TIMESTAMPTZ" {
		t.Error(got)
	}
	want := kinds()
	for rows.Next() {
		got, into, wanted := make([]any, 6), make([]any, 6), make([]any, 6)
		for i := range got {
			into[i] = &got[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		if more, err := want.Next(wanted); !more || err != nil {
			t.Fatal("a row too many")
		}
		for i, v := range got {
			if at, ok := v.(time.Time); ok {
				got[i] = at.UTC()
			}
		}
		if !reflect.DeepEqual(got, wanted) {
			t.Errorf("%v, not %v", got, wanted)
		}
	}
	if more, _ := want.Next(make([]any, 6)); more {
		t.Error("a row is missing")
	}
}

func TestParquetGroups(t *testing.T) {
	n, long := 0, strings.Repeat("推进政务公开", 2000)
	table := Table{[]warehouse.Column{{Name: "n", Kind: warehouse.Int}, {Name: "s"}}, func(row []any) (bool, error) {
		row[0], row[1] = int64(n), long
		n++
		return n <= 3000, nil
	}}
	name := filepath.Join(t.TempDir(), "t.parquet")
	if err := os.WriteFile(name, written(t, Parquet, table, Options{}), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var got string
	if err := db.QueryRow("select concat_ws(' ', count(*), sum(n), count(distinct s), (select count(distinct row_group_id) from parquet_metadata($1))) from read_parquet($1)", name).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if got != "3000 4498500 1 4" {
		t.Error(got)
	}
}

func TestSameNames(t *testing.T) {
	twice := []warehouse.Column{{Name: "a"}, {Name: "a"}}
	for _, f := range []Format{NDJSON, Parquet, XLSX} {
		if _, err := Write(io.Discard, f, tableOf(twice), Options{}); err == nil {
			t.Errorf("%s takes two columns of one name", f)
		}
	}
	if got := string(written(t, CSV, tableOf(twice), Options{Plain: true})); got != "a,a\r\n" {
		t.Errorf("%q", got)
	}
}

// The same rows give the same bytes.
func TestSameBytes(t *testing.T) {
	for f := CSV; f <= XLSX; f++ {
		if a, b := written(t, f, kinds(), Options{}), written(t, f, kinds(), Options{}); !bytes.Equal(a, b) {
			t.Errorf("%s differs", f)
		}
	}
}

func TestParseFormat(t *testing.T) {
	for s, want := range map[string]Format{"csv": CSV, ".CSV": CSV, "jsonl": NDJSON, ".ndjson": NDJSON, "parquet": Parquet, ".xlsx": XLSX, "": 0, "xls": 0, "json": 0} {
		got, ok := ParseFormat(s)
		if got != want || ok != (want != 0) {
			t.Errorf("%q: %v", s, got)
		}
		if back, _ := ParseFormat(got.String()); ok && back != got {
			t.Errorf("%v", got)
		}
	}
}

func TestRedact(t *testing.T) {
	for _, c := range [][2]string{
		{"联系人：张三，13812345678。", "联系人：张三，［电话］。"},
		{"手机138 1234 5678、139-8765-4321", "手机［电话］、［电话］"},
		{"+86 138-1234-5678转告", "［电话］转告"},
		{"Tel13812345678", "Tel［电话］"},
		{"１３８１２３４５６７８", "［电话］"},
		{"电话0571-88888888转123", "电话［电话］"},
		{"（0571）8888 8888", "［电话］"},
		{"传真：010-66666666-801，邮编100000", "传真：［电话］，邮编100000"},
		{"086-0791-88888888", "086-［电话］"},
		{"联系电话：88888888、87654321-12", "联系电话：［电话］"},
		{"咨询400-810-1234", "咨询［电话］"},
		{"发至 zhang.san@nc.gov.cn 或 LISI＠163．com", "发至 ［邮箱］ 或 ［邮箱］"},
		{"身份证360102199001011234，", "身份证［证件号码］，"},
		{"36010219900101123X", "［证件号码］"},
		{"360102900101123", "［证件号码］"},
		// what is none of these
		{"洪府办发〔2021〕138号", "洪府办发〔2021〕138号"},
		{"2021年12月31日前投资12345678901元", "2021年12月31日前投资12345678901元"},
		{"不低于88888888元", "不低于88888888元"},
		{"索引号 11360102014581234Y/2021-03545", "索引号 11360102014581234Y/2021-03545"},
		{"sha256 e2262a24138123456780aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "sha256 e2262a24138123456780aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
		{"138123456789012", "138123456789012"},
		{"12345热线", "12345热线"},
		{"3.1415926535", "3.1415926535"},
		{"@区发改委", "@区发改委"},
		{"", ""},
	} {
		if got := Redact(c[0]); got != c[1] {
			t.Errorf("%s: %s, not %s", c[0], got, c[1])
		}
		if got := Redact(c[1]); got != c[1] {
			t.Errorf("twice: %s", got)
		}
	}
	var b bytes.Buffer
	if _, err := Write(&b, CSV, tableOf([]warehouse.Column{{Name: "n", Kind: warehouse.Int}, {Name: "s"}}, []any{int64(13812345678), "13812345678"}).Redacted(), Options{Plain: true}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != "n,s\r\n13812345678,［电话］\r\n" {
		t.Errorf("%q", got)
	}
}

func BenchmarkWrite(b *testing.B) {
	for f := CSV; f <= XLSX; f++ {
		b.Run(f.String(), func(b *testing.B) {
			long, rows := strings.Repeat("推进政务公开标准化规范化", 8), 20000
			for b.Loop() {
				n := 0
				table := Table{manyKinds, func(row []any) (bool, error) {
					row[0], row[1], row[2], row[3], row[4], row[5] = fmt.Sprint(n, long), true, int64(n), 0.5, someDay, someTime
					n++
					return n <= rows, nil
				}}
				if _, err := Write(io.Discard, f, table, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

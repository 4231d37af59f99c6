package ingest

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/taizhang/taizhang/ingest/sheet"
	"github.com/xuri/excelize/v2"
)

// formats spells values as the workbook's styles display them: 44377 is 2021年6月30日.
// excelize, which knows the number formats, is asked once per style and value.
type formats struct {
	styles   func() ([]byte, error) // the styles part of ECMA-376; nil where there is none
	date1904 bool
	file     *excelize.File // nil until a cell needs it
	looks    []look         // by style
	known    map[styled]string
	unseen   []string // what a format such as ;;; hides
}

type styled struct {
	style int
	value string
}

// look is what is known of a style.
type look struct {
	asked   bool
	general bool   // numbers stand as they are
	other   bool   // texts do not stand as they are
	shown   string // what such a style makes of the text probe
}

// probe is a text that no number format holds.
const probe = "\u4e00\u58f9"

// knownMost bounds what is remembered; a column of different dates has no use of it.
const knownMost = 4096

// show is a cell's text as it is displayed.
func (f *formats) show(c sheet.Cell) (string, error) {
	switch c.Kind {
	case "s", "inlineStr":
		return f.text(c)
	case "b":
		return boolean(c.Text), nil
	case "str", "e":
		return c.Text, nil
	case "d":
		return f.date(c)
	}
	return f.number(c.Style, c.Text)
}

func boolean(v string) string {
	switch v {
	case "1":
		return "TRUE"
	case "0":
		return "FALSE"
	}
	return v
}

func (f *formats) text(c sheet.Cell) (string, error) {
	l, err := f.look(c.Style)
	if err != nil || !l.other {
		return c.Text, err
	}
	if !strings.Contains(l.shown, probe) {
		f.unseen = append(f.unseen, c.Text)
	}
	return strings.ReplaceAll(l.shown, probe, c.Text), nil
}

func (f *formats) number(style int, value string) (string, error) {
	l, err := f.look(style)
	if err != nil || l.general && plainInteger(value) {
		return value, err
	}
	key := styled{style, value}
	if text, ok := f.known[key]; ok {
		return text, nil
	}
	text, err := f.ask(style, value)
	if err != nil {
		return "", err
	}
	if len(f.known) >= knownMost {
		clear(f.known)
	}
	f.known[key] = text
	if strings.TrimSpace(text) == "" && strings.TrimSpace(value) != "" {
		f.unseen = append(f.unseen, value)
	}
	return text, nil
}

// plainInteger is true of digits few enough that no format but General's own would round them.
func plainInteger(v string) bool {
	return digits(v) && len(v) <= 11 && (v[0] != '0' || len(v) == 1)
}

// date reads a date as ISO 8601 spells it; one without a date's style stays so.
func (f *formats) date(c sheet.Cell) (string, error) {
	l, err := f.look(c.Style)
	if err != nil || l.general {
		return c.Text, err
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if f.date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, c.Text); err == nil {
			return f.number(c.Style, strconv.FormatFloat(t.Sub(epoch).Hours()/24, 'f', -1, 64))
		}
	}
	return c.Text, nil
}

// look asks once what a style does to general numbers and to texts.
func (f *formats) look(style int) (look, error) {
	if style <= 0 {
		return look{general: true}, nil
	}
	if style >= maxStyles {
		return look{general: true}, nil
	}
	for len(f.looks) <= style {
		f.looks = append(f.looks, look{})
	}
	if l := f.looks[style]; l.asked {
		return l, nil
	}
	l := look{asked: true, general: true}
	for _, n := range []string{"0", "5", "43000", "1234567.5"} {
		text, err := f.ask(style, n)
		if err != nil {
			return l, err
		}
		l.general = l.general && text == n
	}
	var err error
	l.shown, err = f.ask(style, probe)
	l.other = l.shown != probe
	f.looks[style] = l
	return l, err
}

// maxStyles is how many formats a workbook may have (Excel's own limit).
const maxStyles = 65430

const scratch = "Sheet1"

// ask lets excelize display a value in a workbook that has the same styles.
func (f *formats) ask(style int, value string) (string, error) {
	if err := f.open(); err != nil {
		return "", err
	}
	if f.file.SetCellStyle(scratch, "A1", "A1", max(style, 0)) != nil {
		f.file.SetCellStyle(scratch, "A1", "A1", 0) // a style that is not there
	}
	if err := f.file.SetCellDefault(scratch, "A1", value); err != nil {
		return "", placed("", ErrDamaged, oneLine(err))
	}
	text, err := f.file.GetCellValue(scratch, "A1")
	if err != nil {
		return "", placed("", ErrDamaged, oneLine(err))
	}
	return text, nil
}

func (f *formats) open() error {
	if f.file != nil {
		return nil
	}
	f.known = map[styled]string{}
	f.file = excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN, ShortDatePattern: "yyyy/m/d"})
	if f.date1904 {
		if err := f.file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &f.date1904}); err != nil {
			return placed("", ErrDamaged, oneLine(err))
		}
	}
	if f.styles == nil {
		return nil
	}
	b, err := f.styles()
	if err != nil {
		return err
	}
	f.file.Pkg.Store("xl/styles.xml", b)
	f.file.Styles = nil // read again
	if _, err := f.file.GetStyle(0); err != nil {
		return &Error{Where: "styles", Err: placed("", ErrDamaged, oneLine(err)).(*Error).Err}
	}
	return nil
}

func (f *formats) close() {
	if f.file != nil {
		f.file.Close()
	}
}

// oneLine keeps a library's message from breaking the line it is put in.
func oneLine(err error) error {
	return errors.New(strings.Join(strings.Fields(err.Error()), " "))
}

package normalize

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"pgregory.net/rapid"
)

var someWords = rapid.StringMatching(`[一-龥a-z0-9，。、（）〔〕 ]{0,12}`)

func TestIdentityIsOfItsFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfN(rapid.String(), 2, 5).Draw(t, "fields")
		id := identity("x", fields...)
		if id != identity("x", fields...) || id>>63 != 0 {
			t.Fatalf("%d is not one 63-bit number", id)
		}
		if id == identity("y", fields...) {
			t.Fatal("the kind does not count")
		}
		i, j := rapid.IntRange(0, len(fields)-1).Draw(t, "i"), rapid.IntRange(0, len(fields)-1).Draw(t, "j")
		swapped := slices.Clone(fields)
		swapped[i], swapped[j] = swapped[j], swapped[i]
		if (id == identity("x", swapped...)) != slices.Equal(fields, swapped) {
			t.Fatal("swapping fields changes nothing")
		}
		if joined := []string{fields[0] + fields[1]}; id == identity("x", append(joined, fields[2:]...)...) {
			t.Fatal("where one field ends does not count")
		}
	})
}

func TestIdentitiesStay(t *testing.T) {
	for want, got := range map[string]uint64{
		"4301049290867023803": SourceID("https://example.gov.cn/a.html"),
		"3576434639178021499": DocumentID("ab"),
		"6939379663906600748": PlanID([]string{"ab", "cd"}, 1),
		"9118103287339564639": EditionID("2021年东湖区政务公开工作方案", "东湖区人民政府办公室", "东府办发〔2021〕22号", []string{"新建公园。"}),
		"3209960583211974833": TaskID(1, []string{"一、总体"}, "新建公园。", 0),
		"4137840387191450069": SeriesID("360102", "", "政务公开工作方案"),
	} {
		if SpellID(got) != want {
			t.Errorf("identity is %d, was %s: a change needs a new identityVersion", got, want)
		}
	}
}

func TestEditionDoesNotDependOnForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title, issuer, number := someWords.Draw(t, "title"), someWords.Draw(t, "issuer"), someWords.Draw(t, "number")
		tasks := rapid.SliceOfN(someWords, 1, 6).Draw(t, "tasks")
		id := EditionID(title, issuer, number, tasks)
		other := slices.Clone(tasks)
		rand.New(rand.NewSource(int64(len(title)))).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		for i := range other {
			other[i] = "· " + respell.Replace(other[i]) + "\n"
		}
		if id != EditionID(" "+respell.Replace(title), respell.Replace(issuer), respell.Replace(number), other) {
			t.Fatal("spelling or order changes the edition")
		}
		if id == EditionID(title, issuer, number, append(other, "再建一所学校")) || id == EditionID(title+"修订", issuer, number, tasks) {
			t.Fatal("another task or title does not change the edition")
		}
	})
}

// respell changes what a change of format changes.
var respell = strings.NewReplacer("，", ",", "。", "", "、", " ", "（", "(", "）", ")", "〔", "[", "〕", "]", " ", "\u3000", "a", "Ａ", "1", "１")

func TestFoldHard(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"　· 推进“放管服”改革。", "推进放管服改革"},
		{"東府辦發〔２０２１〕２２號", "东府办发202122号"},
		{"PM2.5 ≤35％", "pm25≤35%"},
		{"", ""},
	} {
		if got := foldHard(c.in); got != c.want {
			t.Errorf("foldHard(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTaskID(t *testing.T) {
	id := TaskID(1, []string{"一、总体", "二"}, "新建公园。", 0)
	for name, other := range map[string]uint64{
		"edition": TaskID(2, []string{"一、总体", "二"}, "新建公园。", 0), "path": TaskID(1, []string{"一、总体"}, "新建公园。", 0),
		"swapped path": TaskID(1, []string{"二", "一、总体"}, "新建公园。", 0), "content": TaskID(1, []string{"一、总体", "二"}, "新建学校。", 0),
		"occurrence": TaskID(1, []string{"一、总体", "二"}, "新建公园。", 1),
	} {
		if other == id {
			t.Errorf("another %s gives the same task", name)
		}
	}
	if TaskID(1, []string{"一，总体", "二"}, "新建公园", 0) != id {
		t.Error("punctuation gives another task")
	}
}

func plan(title, issuer, number string, year int, tasks ...string) *Plan {
	p := &Plan{Title: text(title), Issuer: text(issuer), Number: text(number)}
	if year > 0 {
		p.Year = &year
	}
	for _, t := range tasks {
		p.Tasks = append(p.Tasks, Task{Content: t})
	}
	return p
}

func TestCopies(t *testing.T) {
	long := make([]string, 100)
	for i := range long {
		long[i] = strings.Repeat("做好", i+1)
	}
	changed := append(slices.Clone(long[:99]), "换了")
	a := plan("2021年东湖区政务公开工作方案", "南昌市东湖区人民政府办公室", "东府办发〔2021〕22号", 2021, long...)
	for _, c := range []struct {
		name       string
		b          *Plan
		copy, near bool
	}{
		{"itself", a, true, false},
		{"the table without a letterhead", plan("", "", "", 0, long...), true, false},
		{"a shorter issuer", plan("2021年东湖区政务公开工作方案", "东湖区人民政府办公室", "", 2021, long...), true, false},
		{"last year's, word for word", plan("2020年东湖区政务公开工作方案", "南昌市东湖区人民政府办公室", "", 2020, long...), false, false},
		{"another county's, word for word", plan("2021年西湖区政务公开工作方案", "南昌市西湖区人民政府办公室", "", 2021, long...), false, false},
		{"another number", plan("2021年东湖区政务公开工作方案", "", "东府办发〔2021〕23号", 2021, long...), false, false},
		{"one task reworded", plan("", "", "", 0, changed...), false, true},
		{"half of it", plan("", "", "", 0, long[:50]...), false, false},
		{"nothing", plan("", "", "", 0), false, false},
	} {
		e, f := EditionOf(a), EditionOf(c.b)
		if e.Copy(f) != c.copy || f.Copy(e) != c.copy || e.Near(f) != c.near || f.Near(e) != c.near {
			t.Errorf("%s: copy %v near %v, want %v %v", c.name, e.Copy(f), e.Near(f), c.copy, c.near)
		}
	}
	if EditionOf(a).TaskSet() != EditionOf(plan("", "", "", 0, long...)).TaskSet() || EditionOf(a).TaskSet() == EditionOf(plan("", "", "", 0, changed...)).TaskSet() {
		t.Error("the task set is not of the tasks")
	}
}

func TestSeries(t *testing.T) {
	code := "360102"
	of := func(title, issuer string) uint64 {
		p := plan(title, issuer, "", 0)
		p.Division.Code = &code
		return series(p, "")
	}
	same := of("2021年东湖区政务公开工作方案", "南昌市东湖区人民政府办公室")
	for _, title := range []string{"2022年东湖区政务公开工作方案", "东湖区2020年政务公开工作方案", "南昌市东湖区2023年度政务公开工作方案", "东湖区人民政府办公室关于印发2021年东湖区政务公开工作方案的通知", "2021年全区政务公开工作方案(征求意见稿)"} {
		if of(title, "东湖区人民政府") != same {
			t.Errorf("%s is of another series: %s", title, seriesTitle(title))
		}
	}
	for _, title := range []string{"2021年东湖区政府工作报告重点任务分工", "2021年东湖区基层政务公开工作方案"} {
		if of(title, "东湖区人民政府") == same {
			t.Errorf("%s is of the same series", title)
		}
	}
	if of("2021年东湖区政务公开工作方案", "东湖区教育体育局") == same {
		t.Error("another organ's plan is of the same series")
	}
	if of("", "") != 0 {
		t.Error("a plan without a title has a series")
	}
}

func TestTaskFoundLaterRenumbersNone(t *testing.T) {
	for _, c := range []struct {
		name                  string
		title, issuer, number string
		year                  int
		stays                 bool
	}{
		{"by number", "政务公开工作方案", "", "东府办发〔2021〕22号", 0, true},
		{"by issuer and year", "政务公开工作方案", "东湖区人民政府办公室", "", 2021, true},
		{"a title alone is no name", "任务分解表", "", "", 2021, false},
		{"a number alone is none: an attachment has its notice's", "", "", "东府办发〔2021〕22号", 2021, false},
	} {
		less := plan(c.title, c.issuer, c.number, c.year, "新建公园", "新建学校")
		more := plan(c.title, c.issuer, c.number, c.year, "新建医院", "新建公园", "新建学校")
		w := &writer{bundle: &ingest.Bundle{}}
		w.identify(less, 0, "")
		w.identify(more, 0, "")
		if got := less.Tasks[0].ID == more.Tasks[1].ID && less.Tasks[1].ID == more.Tasks[2].ID; got != c.stays {
			t.Errorf("%s: ids stay %v, want %v", c.name, got, c.stays)
		}
		if less.Edition == more.Edition {
			t.Errorf("%s: another task is not another edition", c.name)
		}
	}
}

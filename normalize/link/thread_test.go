package link

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// years are three editions of one series and one of another, in any order.
func years() []*Edition {
	edition := func(series string, year int, tasks ...string) *Edition {
		e := &Edition{ID: fmt.Sprint(series, year), Series: series, Year: year}
		for i, words := range tasks {
			e.Tasks = append(e.Tasks, Task{ID: fmt.Sprintf("%s/%d/%d", series, year, i), Ordinal: i + 1, Content: words})
		}
		return e.Read()
	}
	return []*Edition{
		edition("1", 2019, "新建公办幼儿园3所", "改造老旧小区12个", "开展河道清淤整治", "城镇调查失业率5%以内"),
		edition("1", 2020, "改造老旧小区20个", "新建公办幼儿园5所", "推进智慧停车建设", "城镇登记失业率4.5%以内", "城镇调查失业率5.5%以内"),
		edition("1", 2021, "新建公办幼儿园2所", "推进智慧停车场建设"),
		edition("2", 2020, "新建公办幼儿园3所", "改造老旧小区12个"),
	}
}

func TestThreads(t *testing.T) {
	want := ""
	for range 20 {
		editions := years()
		rand.Shuffle(len(editions), func(i, j int) { editions[i], editions[j] = editions[j], editions[i] })
		var pairings []*Pairing
		for _, two := range Consecutive(editions) {
			pairings = append(pairings, Pair(two[0], two[1], DefaultRules))
		}
		rand.Shuffle(len(pairings), func(i, j int) { pairings[i], pairings[j] = pairings[j], pairings[i] })
		got := ""
		for _, th := range Threads(pairings) {
			got += th.ID + ":"
			for _, m := range th.Members {
				got += " " + m.Task
			}
			got += "\n"
		}
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("the order of loading changed the threads:\n%s\n%s", got, want)
		}
	}
	const threads = "1/2019/0: 1/2019/0 1/2020/1 1/2021/0\n1/2019/1: 1/2019/1 1/2020/0\n1/2019/3: 1/2019/3 1/2020/4\n1/2020/2: 1/2020/2 1/2021/1\n"
	if want != threads {
		t.Errorf("threads\n%swant\n%s", want, threads)
	}
}

// A year's later edition is the one that is followed, and a series of its own is linked to nothing.
func TestConsecutive(t *testing.T) {
	editions := years()
	again := *editions[1]
	again.ID, again.Signed = "revised", "2020-08-01"
	var got []string
	for _, two := range Consecutive(append(editions, &again, &Edition{ID: "none", Year: 2020, Tasks: editions[0].Tasks})) {
		got = append(got, two[0].ID+" "+two[1].ID)
	}
	if want := []string{"12019 revised", "revised 12021"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

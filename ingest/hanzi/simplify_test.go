package hanzi

import "testing"

func TestSimplify(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"石鼓區人民政府辦公室", "石鼓区人民政府办公室"},
		{"長沙市", "长沙市"},
		{"營政辦發〔2022〕3號", "营政办发〔2022〕3号"},
		{"规范化 abc 12", "规范化 abc 12"},
		{"国务院", "国务院"},
	} {
		if got := SimplifyString(c.in); got != c.want {
			t.Errorf("SimplifyString(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func BenchmarkSimplify(b *testing.B) {
	s := "南昌市東湖區人民政府辦公室關于印發2021年東湖區政務公開工作方案的通知"
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		SimplifyString(s)
	}
}

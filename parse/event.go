package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// opensEvent reports a character with which a yearly event can begin: 春节, 汛期, 五一.
func opensEvent(r rune) bool {
	switch r {
	case '元', '春', '清', '五', '劳', '端', '中', '国', '七', '八', '两', '双', '节', '年', '岁', '汛', '主', '入', '雨', '冬', '采', '供', '防', '夏', '三', '秋', '开', '高', '暑', '寒':
		return true
	}
	return false
}

// readEvent reads 春节前, 汛期来临前, 国庆节前夕 at i: an event that comes every year bounds the phrase. i for none.
func readEvent(r []rune, i int, w *When) int {
	if i >= len(r) || !opensEvent(r[i]) {
		return i
	}
	n := lexicon.Event(r[i:])
	if n == 0 {
		return i
	}
	j := past(r, i+n, "国际劳动节", "佳节", "节假日", "假期", "节日", "节", "季")
	k := past(r, j, "正式到来", "到来", "来临", "来到", "结束", "开始", "启动", "开学", "召开", "放假")
	after := k > j && (r[k-1] == '束')
	if l := past(r, k, "之前", "以前", "前夕", "前"); l > k && past(r, l, "后", "期", "三", "两", "一", "几", "移", "沿") == l {
		if w.Event = string(r[i : i+n]); after {
			w.Event += "结束"
		}
		w.Limit = Before
		return l
	}
	return i
}

package parse

// enumerated cuts a text that lists its points by number into them, without the
// numbers: …。一是满负荷生产。二是制定复产计划。
func enumerated(s strand) []strand {
	var out []strand
	var style serialStyle
	from, n := -1, 0
	for i := range s.fold {
		if !is(s.fold[i], serialTrait) || i > 0 && !endsPoint(s.fold[i-1]) {
			continue
		}
		sn, ok := readSerial(s.from(i))
		if !ok || sn.n != n+1 || n > 0 && sn.style != style || n == 0 && !lists(sn.style) {
			continue
		}
		if from >= 0 {
			out = append(out, s.cut(from, i).trim())
		}
		style, from, n = sn.style, i+sn.width, sn.n
	}
	if n < 2 {
		return nil
	}
	return append(out, s.from(from).trim())
}

// lists reports a style of numbers that running text uses for its points.
func lists(style serialStyle) bool {
	return style == isSerial || style == dotSerial || style == parenSerial || style == circleSerial
}

// endsPoint reports what stands before the next point of a list.
func endsPoint(r rune) bool { return blank(r) || r == '。' || r == ';' || r == ':' || r == ',' }

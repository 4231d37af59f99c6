package flow

// NumberFormat names MSONFC ([MS-OSHARED] 2.2.1.3) as ST_NumberFormat does.
func NumberFormat(nfc int) string {
	if nfc >= 0 && nfc < len(numberFormats) && numberFormats[nfc] != "" {
		return numberFormats[nfc]
	}
	if nfc == 0xFF {
		return "none"
	}
	return "decimal"
}

var numberFormats = [...]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
	10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal",
	17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
	22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
	28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle", 30: "ideographTraditional",
	31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
	35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
	38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash",
}

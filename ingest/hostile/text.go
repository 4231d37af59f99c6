package hostile

import (
	"fmt"
	"strings"
)

func pages() []Bomb {
	html := func(body string) string { return "<!DOCTYPE html><html><body>" + body + "</body></html>" }
	mht := func(boundary, body string) string {
		return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"" + boundary + "\"\r\n\r\n" + body
	}
	return []Bomb{
		late("html: 1,000,000 elements deep", func() string { return html(strings.Repeat("<div>", 1_000_000)) }),
		late("html: 1,000,000 bold texts never closed", func() string { return html(strings.Repeat("<p><b>公", 300_000)) }),
		late("html: a table in a table, 400 deep", func() string { return html(strings.Repeat("<table><tr><td>公<td>开", 400)) }),
		late("html: a row of 1,000,000 cells", func() string { return html("<table><tr>" + strings.Repeat("<td>公", 1_000_000)) }),
		late("html: 100,000 cells over 1,000 columns and 65,534 rows", func() string {
			return html("<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>公", 100_000))
		}),
		late("html: 3,000 rows of cells that reach to the end", func() string {
			return html("<table>" + strings.Repeat("<tr><td rowspan=65534>公<td>开", 3000))
		}),
		late("html: 500,000 attributes", func() string {
			var sb strings.Builder
			for i := range 500_000 {
				fmt.Fprintf(&sb, " a%d=1", i)
			}
			return html("<p" + sb.String() + ">公开")
		}),
		late("html: lists 500 deep that count to the end of numbers", func() string {
			return html(deep(`<ol start=2147483647 type=i><li value=2147483647>公`, "", "</ol>", 500))
		}),
		late("html: 200,000 rules of style", func() string {
			return "<html><style>" + strings.Repeat(".a .b>c{display:none}", 200_000) + "</style>" + strings.Repeat(`<p class="a b">公开</p>`, 10_000)
		}),
		late("mht: parts in parts, 20,000 deep", func() string {
			var sb strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&sb, "--b%d\r\nContent-Type: multipart/mixed; boundary=\"b%d\"\r\n\r\n", i, i+1)
			}
			return mht("b0", sb.String())
		}),
		late("mht: parts in parts of the same boundary", func() string {
			return mht("b", strings.Repeat("--b\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n", 100_000))
		}),
		late("mht: 1,000,000 parts", func() string {
			return mht("b", strings.Repeat("--b\r\nContent-Type: text/html\r\n\r\n<p>公\r\n", 1_000_000)+"--b--\r\n")
		}),
		late("mht: a header of 30 MB", func() string {
			return mht("b", "--b\r\nContent-Type: text/html;\r\n "+strings.Repeat(" x=y;", 6<<20)+"\r\n\r\n<p>公开\r\n--b--\r\n")
		}),
	}
}

func richText() []Bomb {
	return []Bomb{
		late("rtf: 5,000,000 groups deep", func() string { return `{\rtf1` + strings.Repeat("{", 5_000_000) }),
		late("rtf: 2 billion bytes promised", func() string { return `{\rtf1 a\bin2147483647 b}` }),
		late("rtf: bytes promised less than none", func() string { return `{\rtf1 a\bin-2147483648 b\uc2147483647\u9 c\u-99999999999 d}` }),
		late("rtf: a row of 1,000,000 cells", func() string {
			return `{\rtf1\ansi \trowd` + strings.Repeat(`\cellx9`, 1_000_000) + strings.Repeat(`\intbl a\cell`, 1_000_000) + `\row}`
		}),
		late("rtf: tables 1,000,000 deep", func() string { return `{\rtf1\ansi \trowd\cellx1\intbl\itap1000000 a\nestcell\nestrow\cell\row}` }),
		late("rtf: tables each one deeper", func() string {
			var sb strings.Builder
			for i := range 10_000 {
				fmt.Fprintf(&sb, `\intbl\itap%d a\nestcell`, i)
			}
			return `{\rtf1\ansi ` + sb.String() + `\row}`
		}),
		late("rtf: 1,000,000 fonts", func() string {
			var sb strings.Builder
			for i := range 1_000_000 {
				fmt.Fprintf(&sb, `{\f%d\fcharset134 a;}`, i)
			}
			return `{\rtf1{\fonttbl` + sb.String() + `}公开}`
		}),
	}
}

func plain() []Bomb {
	return []Bomb{
		late("csv: a quote never closed", func() string { return "序号,任务,单位\n1,\"" + strings.Repeat("公开,\n", 5<<20) }),
		late("csv: a row of 2,000,000 fields", func() string { return strings.Repeat("a,", 2_000_000) + "\n" + strings.Repeat("b,", 2_000_000) + "\n" }),
		late("csv: 3,000,000 rows", func() string { return strings.Repeat("1,2,3\n", 3_000_000) }),
		late("txt: a line of 60 MB", func() string { return strings.Repeat("公开", 10<<20) }),
		late("txt: 30,000,000 empty lines", func() string { return "公开" + strings.Repeat("\n", 30_000_000) }),
		late("txt: 10,000,000 tabs", func() string { return "公开" + strings.Repeat("\t", 10_000_000) + "\n公开\n" }),
		late("json: a table of a quintillion places", func() string {
			return `{"schema":"taizhang.document/v1","blocks":[{"table":{"rows":1000000000,"cols":1000000000,"cells":[]}}]}`
		}),
		late("json: 10,000,000 lists deep", func() string { return `{"schema":"taizhang.document/v1","blocks":` + strings.Repeat("[", 10_000_000) }),
		late("json: 300,000 documents", func() string {
			return strings.Repeat(`{"schema":"taizhang.document/v1","name":"a","format":"txt","blocks":[{"text":"公"}]}`+"\n", 300_000)
		}),
		late("word-xml: billion laughs", func() string {
			return `<?xml version="1.0"?><?mso-application progid="Word.Document"?>` + laugh() + `<w:wordDocument>&z;`
		}),
	}
}

func pictures() []Bomb {
	return []Bomb{
		of("png: 2 billion by 2 billion", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00\x00\x00\x00\x00"),
		of("jpeg: 65,535 by 65,535", "\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9"),
		of("gif: 65,535 by 65,535", "GIF89a\xff\xff\xff\xff\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02D\x01\x00;"),
		of("tiff: directories in a circle", "II*\x00\x08\x00\x00\x00\x01\x00\x00\x01\x04\x00\x01\x00\x00\x00\xff\xff\xff\xff\x08\x00\x00\x00"),
		of("bmp: 2 billion by 2 billion", "BM\xff\xff\xff\xff\x00\x00\x00\x006\x00\x00\x00(\x00\x00\x00\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\x00\x18\x00"),
	}
}

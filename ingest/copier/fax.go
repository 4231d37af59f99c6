package copier

import (
	"fmt"
	"image"
	"strings"
)

// runCodes are the codes of runs of white and of black pixels: 0 to 63, then 64, 128 … 2560 (T.4, Tables 2 and 3).
var runCodes = [2][]string{strings.Fields(
	"00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 0010111 " +
		"0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 " +
		"00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 " +
		"01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100 11011 10010 010111 0110111 00110110 00110111 01100100 01100101 " +
		"01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 " +
		"010011001 010011010 011000 010011011 00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 " +
		"000000010111 000000011100 000000011101 000000011110 000000011111"), strings.Fields(
	"0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 0000011000 0000001000 " +
		"00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 " +
		"000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 " +
		"000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 " +
		"000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 " +
		"0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 0000001001011 " +
		"0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 " +
		"0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101 00000001000 00000001100 00000001101 000000010010 000000010011 " +
		"000000010100 000000010101 000000010110 000000010111 000000011100 000000011101 000000011110 000000011111")}

// Codes of T.6: the edge stands so far from that of the row above, −3 to 3; none above is met; two runs.
var edgeCodes = [7]string{"0000010", "000010", "010", "1", "011", "000011", "0000011"}

const (
	passCode = "0001"
	runsCode = "001"
	endCode  = "000000000001"
)

// Fax is a picture in black and white as a fax machine of group 4 sends it (CCITT T.6).
func Fax(g *image.Gray) Picture {
	k := ink(g)
	c := &faxer{}
	above := make([]uint8, k.W)
	for y := range k.H {
		row := k.P[y*k.W : (y+1)*k.W]
		c.row(row, above)
		above = row
	}
	c.put(endCode + endCode + "0000000")
	words := fmt.Sprintf("/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns %d /Rows %d>>", k.W, k.H)
	return Picture{k.W, k.H, words, c.out, nil}
}

// faxer writes codes, the first bit the highest.
type faxer struct {
	out  []byte
	bits int
}

func (c *faxer) put(code string) {
	for _, bit := range code {
		if c.bits%8 == 0 {
			c.out = append(c.out, 0)
		}
		if bit == '1' {
			c.out[c.bits/8] |= 0x80 >> (c.bits % 8)
		}
		c.bits++
	}
}

// row writes the edges of a row by those of the row above.
func (c *faxer) row(row, above []uint8) {
	colour := uint8(0)
	for at := -1; at < len(row); {
		edge := next(row, at, colour)
		over := opposite(above, at, colour)
		switch after := next(above, over, 1-colour); {
		case after < edge:
			c.put(passCode)
			at = after
		case edge-over >= -3 && edge-over <= 3:
			c.put(edgeCodes[edge-over+3])
			at, colour = edge, 1-colour
		default:
			end := next(row, edge, 1-colour)
			c.put(runsCode)
			c.run(edge-max(at, 0), colour)
			c.run(end-edge, 1-colour)
			at = end
		}
	}
}

// next is where a run of a colour that holds at ends.
func next(row []uint8, at int, colour uint8) int {
	for at = max(at, 0); at < len(row) && row[at] == colour; {
		at++
	}
	return at
}

// opposite is the first pixel beyond at where the row turns to the other colour.
func opposite(row []uint8, at int, colour uint8) int {
	for x := at + 1; x < len(row); x++ {
		if row[x] != colour && (x == 0 || row[x-1] == colour) {
			return x
		}
	}
	return len(row)
}

func (c *faxer) run(n int, colour uint8) {
	codes := runCodes[colour]
	for ; n >= 2560+64; n -= 2560 {
		c.put(codes[63+2560/64])
	}
	if n >= 64 {
		c.put(codes[63+n/64])
	}
	c.put(codes[n%64])
}

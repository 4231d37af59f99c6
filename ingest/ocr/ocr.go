// Package ocr reads printed text in pictures with an engine that is installed
// beside taizhang: the PP-OCR models with onnxruntime, or tesseract. Neither is
// linked; both are looked for when first needed.
package ocr

import (
	"errors"
	"image"
)

// ErrNone says that no engine is installed.
var ErrNone = errors.New("no OCR engine is installed")

// Box is a rectangle of pixels, X1 and Y1 beyond it.
type Box struct {
	X0, Y0, X1, Y1 int
}

// Char is a character that was read: where it stands in the picture, and how sure the engine is of it, 0 to 1.
type Char struct {
	Text   string
	X0, X1 float64
	Sure   float64
}

// Engine reads text. It is used by one goroutine at a time.
type Engine interface {
	// Name tells engine and version: PP-OCRv4 (onnxruntime 1.30.0).
	Name() string
	// Find gives the boxes of text; an engine that cannot tell gives none.
	Find(g *image.Gray) ([]Box, error)
	// Turned tells by how many quarters, clockwise, a page must be turned to be read;
	// boxes are those that Find gave.
	Turned(g *image.Gray, boxes []Box) (quarters int, err error)
	// Read reads each box as one line.
	Read(g *image.Gray, boxes []Box) ([][]Char, error)
}

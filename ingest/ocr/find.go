package ocr

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Variable names the folder of the models, or forces one engine: "tesseract", "off".
const Variable = "TAIZHANG_OCR"

// How to get an engine.
const (
	HowPaddle    = "make ocr"
	HowTesseract = "apt-get install tesseract-ocr tesseract-ocr-chi-sim"
)

var opened struct {
	sync.Mutex
	engines map[string]Engine
	errs    map[string]error
}

// Open finds the engine to use, once for every value of the variable.
func Open() (Engine, error) {
	opened.Lock()
	defer opened.Unlock()
	key := os.Getenv(Variable)
	if opened.engines == nil {
		opened.engines, opened.errs = map[string]Engine{}, map[string]error{}
	}
	if e, ok := opened.engines[key]; ok {
		return e, opened.errs[key]
	}
	e, err := open(key)
	opened.engines[key], opened.errs[key] = e, err
	return e, err
}

func open(key string) (Engine, error) {
	switch key {
	case "off":
		return nil, errMissing
	case "tesseract":
		return OpenTesseract()
	}
	e, err := OpenPaddle(Folders())
	if err == nil || !errors.Is(err, ErrNone) {
		return e, err
	}
	if e, err := OpenTesseract(); err == nil {
		return e, nil
	}
	return nil, errMissing
}

var errMissing = fmt.Errorf("%w: %s, or %s", ErrNone, HowPaddle, HowTesseract)

// Folders are where the models may stand, the first that has them counts.
func Folders() []string {
	if dir := os.Getenv(Variable); dir != "" {
		return []string{dir}
	}
	var out []string
	if self, err := os.Executable(); err == nil {
		out = append(out, filepath.Join(filepath.Dir(self), "ocr"))
	}
	data := os.Getenv("XDG_DATA_HOME")
	if home, err := os.UserHomeDir(); data == "" && err == nil {
		data = filepath.Join(home, ".local", "share")
	}
	if data != "" {
		out = append(out, filepath.Join(data, "taizhang", "ocr"))
	}
	return append(out, "/usr/local/share/taizhang/ocr", "/usr/share/taizhang/ocr")
}

// files are the parts of the PP-OCR engine in its folder.
var files = struct{ runtime, detect, direct, read, keys string }{
	"libonnxruntime.so.1", "ch_PP-OCRv4_det_infer.onnx", "ch_ppocr_mobile_v2.0_cls_infer.onnx", "ch_PP-OCRv4_rec_infer.onnx", "ppocr_keys_v1.txt",
}

// complete is the first folder that holds every part.
func complete(folders []string) (string, bool) {
	i := slices.IndexFunc(folders, func(dir string) bool {
		for _, name := range []string{files.runtime, files.detect, files.direct, files.read, files.keys} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.IsDir() {
				return false
			}
		}
		return true
	})
	if i < 0 {
		return "", false
	}
	return folders[i], true
}

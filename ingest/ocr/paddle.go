package ocr

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"sync"

	onnx "github.com/yalue/onnxruntime_go"
)

// Paddle is the engine of the PP-OCRv4 models: a network that finds text, one
// that tells which way is up, one that reads. It runs on one thread, so that the
// same picture gives the same text.
type Paddle struct {
	Folder               string
	detect, direct, read *model
	keys                 []string
}

// OpenPaddle loads the models from the first folder that has all parts.
func OpenPaddle(folders []string) (*Paddle, error) {
	dir, ok := complete(folders)
	if !ok {
		return nil, fmt.Errorf("%w: no models in %s", ErrNone, strings.Join(folders, ", "))
	}
	p := &Paddle{Folder: dir}
	keys, err := os.ReadFile(filepath.Join(dir, files.keys))
	if err != nil {
		return nil, err
	}
	p.keys = dictionary(string(keys))
	if err := loadLibrary(filepath.Join(dir, files.runtime)); err != nil {
		return nil, err
	}
	for _, m := range []struct {
		to   **model
		file string
	}{{&p.detect, files.detect}, {&p.direct, files.direct}, {&p.read, files.read}} {
		if *m.to, err = newModel(filepath.Join(dir, m.file)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// dictionary lists what the classes of the reading network stand for: nothing, the keys, a blank.
func dictionary(text string) []string {
	keys := append([]string{""}, strings.Split(strings.TrimRight(text, "\r\n"), "\n")...)
	for i := range keys {
		keys[i] = strings.TrimRight(keys[i], "\r")
	}
	return append(keys, " ")
}

// Name tells engine and version.
func (p *Paddle) Name() string { return "PP-OCRv4 (onnxruntime " + onnx.GetVersion() + ")" }

var library struct {
	sync.Once
	err error
}

// loadLibrary opens onnxruntime; a process has one.
func loadLibrary(path string) error {
	library.Do(func() {
		onnx.SetSharedLibraryPath(path)
		if err := onnx.InitializeEnvironment(onnx.WithLogLevelError()); err != nil {
			library.err = fmt.Errorf("%s: %w", path, err)
			return
		}
		library.err = onnx.DisableTelemetry()
	})
	return library.err
}

// model is a network with one input and one output.
type model struct{ session *onnx.DynamicAdvancedSession }

func newModel(path string) (*model, error) {
	in, out, err := onnx.GetInputOutputInfo(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if len(in) != 1 || len(out) != 1 {
		return nil, fmt.Errorf("%s: %d inputs, %d outputs, want one each", filepath.Base(path), len(in), len(out))
	}
	opt, err := onnx.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer opt.Destroy()
	err = errors.Join(opt.SetIntraOpNumThreads(1), opt.SetInterOpNumThreads(1), opt.SetMemPattern(false))
	if err != nil {
		return nil, err
	}
	s, err := onnx.NewDynamicAdvancedSession(path, []string{in[0].Name}, []string{out[0].Name}, opt)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return &model{s}, nil
}

// run gives the output for a batch of pictures, each of three equal channels of w by h.
func (m *model) run(batch []float32, n, h, w int) (out []float32, shape []int64, err error) {
	in, err := onnx.NewTensor(onnx.NewShape(int64(n), 3, int64(h), int64(w)), batch)
	if err != nil {
		return nil, nil, err
	}
	defer in.Destroy()
	made := []onnx.Value{nil}
	if err := m.session.Run([]onnx.Value{in}, made); err != nil {
		return nil, nil, err
	}
	defer made[0].Destroy()
	t, ok := made[0].(*onnx.Tensor[float32])
	if !ok {
		return nil, nil, errors.New("a network gave no numbers")
	}
	return append([]float32(nil), t.GetData()...), t.GetShape(), nil
}

// put writes g into a picture of three channels, v ↦ (v/255 − mean)/deviation, at the left of w by h.
func put(to []float32, g *image.Gray, w, h int, mean, deviation [3]float32) {
	for c := range 3 {
		plane := to[c*w*h : (c+1)*w*h]
		for y := range g.Rect.Dy() {
			for x, v := range g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()] {
				plane[y*w+x] = (float32(v)/255 - mean[c]) / deviation[c]
			}
		}
	}
}

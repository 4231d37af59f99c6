package pdf

import "github.com/ledongthuc/pdf"

// ink is what shapes and letters are filled with.
type ink struct {
	light  float64 // 0 black … 1 white
	alpha  float64 // 1 covers
	amount bool    // the colour counts ink, not light: a spot colour
}

var black = ink{alpha: 1}

// pale tells whether letters are hardly darker than the paper, as watermarks are.
func (s *state) pale() bool { return 1-(1-s.ink.light)*s.ink.alpha > 0.6 }

// looks are the colour spaces and graphics states of a resource dictionary that were asked for.
type looks struct {
	res    pdf.Value
	spot   map[string]bool    // colour spaces that count ink
	alphas map[string]float64 // of graphics states; -1 when one says nothing
}

func looksOf(res pdf.Value) *looks {
	return &looks{res, map[string]bool{}, map[string]float64{}}
}

func (l *looks) counts(space string) bool {
	spot, ok := l.spot[space]
	if !ok {
		kind := l.res.Key("ColorSpace").Key(space).Index(0).Name()
		spot = kind == "Separation" || kind == "DeviceN"
		l.spot[space] = spot
	}
	return spot
}

func (l *looks) alpha(state string) float64 {
	alpha, ok := l.alphas[state]
	if !ok {
		alpha = -1
		if a := l.res.Key("ExtGState").Key(state).Key("ca"); a.Kind() == pdf.Integer || a.Kind() == pdf.Real {
			alpha = a.Float64()
		}
		l.alphas[state] = alpha
	}
	return alpha
}

// operate does the operators of colour; false for all others.
func (k *ink) operate(op string, args []token, l *looks) bool {
	switch op {
	case "g", "rg", "k":
		k.amount = false
		k.fill(args)
	case "sc", "scn":
		k.fill(args)
	case "cs":
		k.light, k.amount = 0, l.counts(last(args))
	case "gs":
		if alpha := l.alpha(last(args)); alpha >= 0 {
			k.alpha = alpha
		}
	case "G", "RG", "K", "SC", "SCN", "CS", "w", "J", "j", "M", "d", "ri", "i":
	default:
		return false
	}
	return true
}

// fill takes one number for grey, three for red, green and blue, four for inks.
func (k *ink) fill(args []token) {
	switch n := func(i int) float64 { return num(args, i) }; {
	case len(args) == 1 && args[0].kind == number && k.amount:
		k.light = 1 - n(0)
	case len(args) == 1 && args[0].kind == number:
		k.light = n(0)
	case len(args) == 3:
		k.light = 0.3*n(0) + 0.59*n(1) + 0.11*n(2)
	case len(args) == 4:
		k.light = (1 - n(3)) * (1 - 0.3*n(0) - 0.59*n(1) - 0.11*n(2))
	default:
		k.light = 0
	}
}

package warehouse

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"time"
	"unicode/utf8"
	"unsafe"

	engine "github.com/duckdb/duckdb-go-bindings"
	"github.com/duckdb/duckdb-go/v2"
)

// sink writes rows of one table into the engine's own vectors, a chunk of rows at a time. The driver's
// Appender goes into the engine once for every text, and makes its chunk anew for every transaction.
type sink struct {
	appender engine.Appender
	chunk    engine.DataChunk
	columns  []spot
	filled   int
	words    arena
}

// spot is where the values of one column of a chunk go.
type spot struct {
	vector engine.Vector
	data   unsafe.Pointer // one value after the other, as duckdb.h says of duckdb_vector
	valid  unsafe.Pointer // one bit a row; nil until a row is null
	put    putting
}

// putting lays a value that is not null down as the row-th.
type putting func(s *sink, data unsafe.Pointer, row int, d datum) error

// newSink opens a table for writing; close it before the connection.
func newSink(c driver.Conn, t table) (*sink, error) {
	schema, catalog := tables[t].schema, ""
	if schema == scratch {
		catalog, schema = "temp", "main"
	}
	return openSink(c, catalog, schema, tables[t].name)
}

func openSink(c driver.Conn, catalog, schema, name string) (*sink, error) {
	conn, err := connectionOf(c)
	if err != nil {
		return nil, err
	}
	s := &sink{}
	if engine.AppenderCreateExt(conn, catalog, schema, name, &s.appender) == engine.StateError {
		defer s.close()
		return nil, s.failure()
	}
	types := make([]engine.LogicalType, engine.AppenderColumnCount(s.appender))
	for i := range types {
		types[i] = engine.AppenderColumnType(s.appender, engine.IdxT(i))
		defer engine.DestroyLogicalType(&types[i])
	}
	s.chunk = engine.CreateDataChunk(types)
	for i, t := range types {
		put := puttings[engine.GetTypeId(t)]
		if put == nil {
			defer s.close()
			return nil, fmt.Errorf("column %d: type %d of duckdb.h is not written", i+1, engine.GetTypeId(t))
		}
		s.columns = append(s.columns, spot{vector: engine.DataChunkGetVector(s.chunk, engine.IdxT(i)), put: put})
	}
	s.begin()
	return s, nil
}

// connectionOf is the engine's connection below the driver's, which has no door to it.
func connectionOf(c driver.Conn) (engine.Connection, error) {
	if of, ok := c.(*duckdb.Conn); ok {
		if v := reflect.ValueOf(of).Elem().FieldByName("conn"); v.IsValid() && v.Type() == reflect.TypeFor[engine.Connection]() {
			return engine.Connection{Ptr: v.FieldByName("Ptr").UnsafePointer()}, nil
		}
	}
	return engine.Connection{}, fmt.Errorf("%T is no connection of the engine", c)
}

// begin takes the places of an empty chunk.
func (s *sink) begin() {
	s.filled = 0
	s.words.clear()
	for i := range s.columns {
		s.columns[i].data, s.columns[i].valid = engine.VectorGetData(s.columns[i].vector), nil
	}
}

// add lays a row down.
func (s *sink) add(row []datum) error {
	if len(row) != len(s.columns) {
		return fmt.Errorf("%d values for %d columns", len(row), len(s.columns))
	}
	if s.filled == chunkRows {
		if err := s.hand(); err != nil {
			return err
		}
	}
	for i, d := range row {
		p := &s.columns[i]
		if d.at == nil {
			p.null(s.filled)
		} else if err := p.put(s, p.data, s.filled, d); err != nil {
			return fmt.Errorf("column %d: %w", i+1, err)
		}
	}
	s.filled++
	return nil
}

// chunkRows is how many rows the engine takes at a time.
var chunkRows = int(engine.VectorSize())

func (p *spot) null(row int) {
	if p.valid == nil {
		engine.VectorEnsureValidityWritable(p.vector)
		p.valid = engine.VectorGetValidity(p.vector)
	}
	*element[uint64](p.valid, row/64) &^= 1 << (row % 64)
}

// hand gives the chunk to the engine, which copies it.
func (s *sink) hand() error {
	if s.filled == 0 {
		return nil
	}
	engine.DataChunkSetSize(s.chunk, engine.IdxT(s.filled))
	state := engine.AppendDataChunk(s.appender, s.chunk)
	runtime.KeepAlive(s)
	if state == engine.StateError {
		return s.failure()
	}
	engine.DataChunkReset(s.chunk)
	s.begin()
	return nil
}

// flush writes into the table what was added.
func (s *sink) flush() error {
	if err := s.hand(); err != nil {
		return err
	}
	if engine.AppenderFlush(s.appender) == engine.StateError {
		return s.failure()
	}
	return nil
}

// failure is the engine's error.
func (s *sink) failure() error {
	data := engine.AppenderErrorData(s.appender)
	defer engine.DestroyErrorData(&data)
	return &duckdb.Error{Type: duckdb.ErrorType(engine.ErrorDataErrorType(data)), Msg: engine.ErrorDataMessage(data)}
}

// close gives up what was not flushed.
func (s *sink) close() {
	s.words.free()
	engine.DestroyDataChunk(&s.chunk)
	if s.appender.Ptr != nil {
		engine.AppenderClear(s.appender)
		engine.AppenderDestroy(&s.appender)
	}
}

// puttings are how values of the engine's types are laid down.
var puttings = map[engine.Type]putting{
	engine.TypeBoolean:   putAs(boolKind, datum.truth),
	engine.TypeInteger:   putWhole[int32],
	engine.TypeBigInt:    putWhole[int64],
	engine.TypeDouble:    putAs(floatKind, datum.float),
	engine.TypeDate:      putAs(timeKind, func(d datum) int32 { return int32(dayNumber(d.time())) }),
	engine.TypeTimestamp: putAs(timeKind, datum.whole),
	engine.TypeVarchar:   putText,
}

// dayNumber counts the days since 1970-01-01.
func dayNumber(t time.Time) int64 {
	seconds, day := t.Unix(), int64(24*60*60)
	if seconds < 0 {
		seconds -= day - 1
	}
	return seconds / day
}

func putAs[E any](of kind, as func(datum) E) putting {
	return func(_ *sink, data unsafe.Pointer, row int, d datum) error {
		if d.kind() != of {
			return misplaced(d, of)
		}
		*element[E](data, row) = as(d)
		return nil
	}
}

func misplaced(d datum, want kind) error {
	return fmt.Errorf("a %s stands where a %s belongs", d.kind(), want)
}

func putWhole[E int32 | int64](_ *sink, data unsafe.Pointer, row int, d datum) error {
	if d.kind() != wholeKind {
		return misplaced(d, wholeKind)
	}
	n := d.whole()
	if int64(E(n)) != n {
		return fmt.Errorf("%d is out of range", n)
	}
	*element[E](data, row) = E(n)
	return nil
}

// textInside is how long a text may be to stand in the vector itself.
const textInside = 12

// word is a duckdb_string_t: a length, then up to 12 bytes of text, or the first 4 and a pointer to all of it.
type word struct {
	length uint32
	inside [textInside]byte
}

func putText(s *sink, data unsafe.Pointer, row int, d datum) error {
	if d.kind() != textKind {
		return misplaced(d, textKind)
	}
	text := d.text()
	if !utf8.ValidString(text) || len(text) > math.MaxInt32 {
		return errors.New("text is no UTF-8")
	}
	w := element[word](data, row)
	*w = word{length: uint32(len(text))}
	copy(w.inside[:], text)
	if len(text) > textInside {
		*(*uintptr)(unsafe.Pointer(&w.inside[4])) = s.words.keep(text)
	}
	return nil
}

// element is where the row-th value of type T stands.
func element[T any](data unsafe.Pointer, row int) *T {
	return (*T)(unsafe.Add(data, uintptr(row)*unsafe.Sizeof(*new(T))))
}

// arena keeps the texts of a chunk where they are until the engine has copied them.
type arena struct {
	blocks [][]byte
	used   int // of them
	pinned runtime.Pinner
}

// arenaBlock is how much room is made at a time.
const arenaBlock = 256 << 10

// arenaBlocks is how many stay for the next chunk.
const arenaBlocks = 8

// keep copies a text, which is not empty, and says where it stands.
func (a *arena) keep(text string) uintptr {
	for a.used == 0 || cap(a.blocks[a.used-1])-len(a.blocks[a.used-1]) < len(text) {
		a.grow(len(text))
	}
	b := &a.blocks[a.used-1]
	from := len(*b)
	*b = append(*b, text...)
	return uintptr(unsafe.Pointer(&(*b)[from]))
}

func (a *arena) grow(n int) {
	if a.used == len(a.blocks) {
		b := make([]byte, 0, max(n, arenaBlock))
		a.pinned.Pin(unsafe.SliceData(b))
		a.blocks = append(a.blocks, b)
	}
	a.blocks[a.used] = a.blocks[a.used][:0]
	a.used++
}

// clear makes room anew; much of it is given back.
func (a *arena) clear() {
	if a.used = 0; len(a.blocks) > arenaBlocks {
		a.free()
	}
}

func (a *arena) free() {
	a.pinned.Unpin()
	a.blocks, a.used = nil, 0
}

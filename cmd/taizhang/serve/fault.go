package serve

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// Problem says why there is no answer, and what to do.
type Problem struct {
	Status int    `json:"status"`
	Code   string `json:"code" about:"missing、loading、newer、behind、lost、locked、limit、statement、forbidden …"`
	Title  string `json:"title"`
	Advice string `json:"advice,omitempty"`
	Detail string `json:"detail,omitempty"`

	See []Pointer `json:"see,omitempty" about:"今在何处可看 / where to look now"`
}

// condition remembers for a moment how the warehouse stands.
type condition struct {
	mu    sync.Mutex
	of    string
	until time.Time
	state string
	err   error
}

// standing is how long a server's tables are taken for those that were found last.
var standing = 10 * time.Second

// forget has the warehouse looked at again by the next request.
func (c *condition) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.until = time.Time{}
}

// stands tells whether the warehouse can be asked: nil, or what is the matter.
func (s *Server) stands(ctx context.Context) error {
	published, err := s.Warehouse.Published()
	if err != nil {
		return err
	}
	c := &s.state
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.until.IsZero() || c.of != published || c.err != nil || c.state != "current" || published == "" && time.Now().After(c.until) {
		st, err := s.Warehouse.State(ctx)
		c.of, c.until, c.state, c.err = published, time.Now().Add(standing), st.Condition, err
	}
	switch {
	case c.err != nil:
		return c.err
	case c.state == "missing" && s.beingLoaded():
		return errLoading
	case c.state == "missing":
		return warehouse.ErrMissing
	case c.state == "newer":
		return warehouse.ErrNewer
	case c.state == "behind":
		return errBehind
	}
	return nil
}

// beingLoaded reports that an upload of ours or a load of somebody else is under way.
func (s *Server) beingLoaded() bool {
	l, err := s.Warehouse.Lease()
	return err == nil && l != nil && l.Address == "" || s.jobs.underWay()
}

var (
	errLoading   = errors.New("the first load is under way")
	errBehind    = errors.New("the tables are those of an older version")
	errForbidden = errors.New("not allowed")
	errUnknown   = errors.New("who asks is not known")
	errForged    = errors.New("the form is not one of ours, or has become too old")
)

// problems lists what can be the matter; the first that an error is says how it is answered.
var problems = []struct {
	is      error
	problem Problem
}{
	{errUnknown, trouble(http.StatusUnauthorized, "unknown", "请先登录", "用管理员给的口令登录。")},
	{errForbidden, trouble(http.StatusForbidden, "forbidden", "没有权限", "这一页或这一动作需要更高的角色，或不在您可见的区划之内。")},
	{errForged, trouble(http.StatusForbidden, "forged", "请求未被接受", "请求不是从本工作台的页面发出的，或页面已过期：刷新页面后再试。")},
	{errLoading, trouble(http.StatusServiceUnavailable, "loading", "正在第一次装载", "还没有可看的内容：装载完成后刷新即可；从本页上传的，进展见“上传”。")},
	{warehouse.ErrMissing, trouble(http.StatusServiceUnavailable, "missing", "还没有数仓", "上传文件，或运行 taizhang load 文件或文件夹；装载完成后刷新即可。")},
	{warehouse.ErrNewer, trouble(http.StatusServiceUnavailable, "newer", "数仓由更新的版本建立", "请换用更新的 taizhang 程序；数仓未被改动。")},
	{errBehind, trouble(http.StatusServiceUnavailable, "behind", "数仓由较旧的版本建立", "管理员可在本页升级表结构；或停下工作台，运行 taizhang db migrate，再打开。")},
	{warehouse.ErrLocked, trouble(http.StatusConflict, "locked", "正在装载", "另一次装载正在写入：等它结束后再试；页面仍显示上一次装载的内容。")},
	{warehouse.ErrStatement, trouble(http.StatusBadRequest, "statement", "只能提问，不能改动", "只接受一条 select 语句；不能写入、读文件或改设置。")},
	{context.Canceled, trouble(499, "canceled", "已取消", "")},
}

// problemOf says what is the matter in words for people.
func problemOf(err error) Problem {
	p := troubleOf(err)
	p.Detail = err.Error()
	return p
}

func trouble(status int, code, title, advice string) Problem {
	return Problem{Status: status, Code: code, Title: title, Advice: advice}
}

func troubleOf(err error) Problem {
	for _, p := range problems {
		if errors.Is(err, p.is) {
			return p.problem
		}
	}
	var over *warehouse.LimitError
	var f fault
	var large *http.MaxBytesError
	var past *superseded
	switch {
	case errors.As(err, &past):
		return past.problem
	case errors.As(err, &over):
		return trouble(http.StatusRequestEntityTooLarge, "limit", "超过限额", "缩小范围、加上条件或 limit 后再试；大结果请导出。")
	case errors.As(err, &large):
		return trouble(http.StatusRequestEntityTooLarge, "too-large", "文件太大", "分几次上传，或在命令行用 taizhang load。")
	case errors.As(err, &f) && f.status == http.StatusNotFound:
		return trouble(f.status, "not-found", "没有这一项", "它可能已被新的装载取代：从清单中重新选择。")
	case errors.As(err, &f):
		return trouble(f.status, "wrong", "请求有误", "")
	}
	return trouble(http.StatusServiceUnavailable, "lost", "数仓暂时无法回答", "数据库可能正在重启或被移走；稍后刷新，恢复后本页即可用。")
}

// failJSON answers an API request that went wrong, in the language that a browser chose, else in Chinese.
func (s *Server) failJSON(w http.ResponseWriter, r *http.Request, err error) {
	p := s.said(r, err)
	lang := languageOf(r)
	p.Title, p.Advice = say(lang, p.Title), say(lang, p.Advice)
	w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

// said logs what is not the asker's doing, and keeps its words from those who cannot help.
func (s *Server) said(r *http.Request, err error) Problem {
	p := problemOf(err)
	if p.Code == "lost" {
		s.state.forget() // the tables may have become others
		s.logf("%s %s: %v", r.Method, r.URL.Path, err)
	}
	return p
}

// migrate brings the tables of an older version up to date.
func migrate(r *request, _ http.ResponseWriter) (any, error) {
	if err := r.whole(); err != nil {
		return nil, err
	}
	if err := r.s.Warehouse.Migrate(r.Context()); err != nil {
		return nil, err
	}
	r.s.state.forget()
	st, err := r.s.Warehouse.State(r.Context())
	if err != nil {
		return nil, err
	}
	return Migrated{st.Schema}, r.audit("migrate", "", strconv.FormatInt(st.Schema, 10))
}

// Migrated says which version the tables are of now.
type Migrated struct {
	Schema int64 `json:"schema"`
}

package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"
)

// param is one parameter of an address: year, integer.
type param struct {
	name, kind, about string
}

// resource is something that is shown as a page and given as JSON, from the same read.
type resource struct {
	path     string // /plans/{plan}; the API has it below /api/v1
	about    string // 方案清单 / plans
	template string // of the page; "" when only the API has it
	role     Role
	loose    bool // answers without a warehouse
	fresh    bool // tells of more than the warehouse, so it is never kept: what was noted and not laid, files
	params   []param
	model    any // what read gives, for the description
	read     func(*request) (any, error)
}

var (
	divisionParam = param{"division", "string", "区划代码 / division code"}
	yearParam     = param{"year", "integer", "年度 / year"}
	pageParams    = []param{{"page", "integer", "第几页，从 1 起 / page, from 1"}, {"size", "integer", "每页几行，至多 500 / rows of a page, at most 500"}}
)

// resources lists all that can be seen.
func (s *Server) resources() []resource {
	paged := func(p ...param) []param { return append(p, pageParams...) }
	parts := []param{{"page", "integer", "第几页，从 1 起；与 size 都不给即全部 / page, from 1; all where neither this nor size is given"}, pageParams[1]}
	words := param{"q", "string", "含有的字 / words it holds"}
	return []resource{
		{"/overview", "总览 / overview", "overview", Reader, false, false, nil, Overview{}, overview},
		{"/plans", "方案清单 / plans", "plans", Reader, false, false, paged(divisionParam, yearParam, param{"kind", "string", "种类 / kind"}, words), Plans{}, plans},
		{"/plans/{plan}", "方案与原文 / a plan beside its source", "plan", Reader, false, false, paged(param{"document", "integer", "第几个文件，从 1 起 / which document, from 1"}, param{"from", "integer", "从第几段起 / first block shown"}, param{"at", "string", "一处位置 / a place to show"}, param{"task", "integer", "一条任务 / a task to show"}), PlanView{}, planView},
		{"/plans/{plan}/head", "方案题头可以更正之处 / what can be corrected of a plan's head", "head", Reviewer, false, true, nil, HeadView{}, headView},
		{"/plans/{plan}/tasks/{task}", "一条任务及可以更正之处 / a task and what can be corrected", "task", Reviewer, false, true, []param{{"q", "string", "找含有这些字的任务，以指为同一任务 / words of tasks to link with"}, divisionParam, yearParam}, TaskView{}, taskView},
		{"/tasks", "任务清单 / tasks", "tasks", Reader, false, false, paged(divisionParam, yearParam, words, param{"org", "string", "牵头、责任单位含有的字 / words of the organs"}), Tasks{}, tasks},
		{"/organs", "单位清单 / organs", "organs", Reader, false, false, paged(divisionParam, yearParam, words), Organs{}, organs},
		{"/organs/{division}/{name}", "一个单位 / an organ", "organ", Reader, false, false, paged(yearParam, param{"role", "string", "lead、responsible、support、implement"}, param{"state", "string", "done、overdue、unreported、open"}, param{"asof", "string", "与哪一天相比 / the day to compare with"}), Organ{}, organ},
		{"/deadlines", "时限 / deadlines", "deadlines", Reader, false, false, paged(divisionParam, param{"month", "string", "2021-06"}, param{"asof", "string", "与哪一天相比 / the day to compare with"}, param{"state", "string", "done、overdue、unreported、open"}, param{"org", "string", "单位含有的字 / words of the organs"}), Deadlines{}, deadlines},
		{"/compare", "比较两个方案 / two plans side by side", "compare", Reader, false, false, paged(param{"a", "string", "前一方案 / the earlier plan"}, param{"b", "string", "后一方案 / the later plan"}, param{"only", "string", "new、dropped、strengthened、weakened …；两个方案的比较，page 与 size 都不给即全部 / of two plans all lines are given where neither page nor size is"}), Compare{}, compare},
		{"/threads", "历年线索清单 / threads", "threads", Reader, false, false, paged(words, param{"years", "integer", "至少见于几年 / years at least"}), Threads{}, threads},
		{"/threads/{thread}", "一条任务的历年 / a task through the years", "thread", Reader, false, false, parts, Thread{}, thread},
		{"/cascade", "上级方案清单 / plans from above", "cascades", Reader, false, false, paged(), Cascades{}, cascades},
		{"/cascade/{plan}", "上级任务由谁承接 / who carried what", "cascade", Reader, false, false, parts, Cascade{}, cascade},
		{"/quality", "数据质量 / data quality", "quality", Reader, false, true, paged(), Quality{}, quality},
		{"/runs", "历次装载 / loads", "runs", Admin, false, true, paged(), Runs{}, runs},
		{"/runs/{run}", "一次装载 / a load", "run", Admin, false, false, paged(), Run{}, run},
		{"/review", "待复核 / what is worth a look", "review", Reviewer, false, true, paged(param{"plan", "string", "只看一个方案 / of one plan"}, param{"below", "number", "可信度低于 / confidence below"}, param{"of", "string", "issues 疑点、stale 找不到原处的更正 / issues, or corrections that were not found again"}), Review{}, review},
		{"/sql", "查询 / questions in SQL", "sql", Reader, false, true, []param{{"name", "string", "标准问题或存下的查询 / a standard question or a saved one"}}, SQLPage{}, sqlPage},
		{"/upload", "上传 / upload", "upload", Admin, true, true, nil, Uploads{}, uploads},
		{"/loads/{load}", "一次上传的进展 / how far an upload is", "load", Admin, true, true, nil, Job{}, job},
		{"/audit", "操作记录 / what was changed by whom", "audit", Admin, false, true, paged(), Audits{}, audits},
	}
}

func (s *Server) routes() {
	for _, x := range s.resources() {
		s.mux.HandleFunc("GET /api/v1"+x.path, s.api(x))
		if x.template != "" {
			s.mux.HandleFunc("GET "+x.path, s.page(x))
		}
	}
	for _, x := range s.actions() {
		s.mux.HandleFunc("POST /api/v1"+x.path, s.act(x, true))
		s.mux.HandleFunc("POST "+x.path, s.act(x, false))
	}
	s.mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/overview", http.StatusSeeOther) })
	s.mux.HandleFunc("GET /deadlines.ics", s.file(Reader, calendar))
	s.mux.HandleFunc("GET /api/v1/deadlines.ics", s.file(Reader, calendar))
	s.mux.HandleFunc("GET /plans/{plan}/originals/{sha256}", s.file(Reader, original))
	s.mux.HandleFunc("GET /api/v1/plans/{plan}/originals/{sha256}", s.file(Reader, original))
	s.mux.HandleFunc("GET /api/v1/openapi.json", s.description)
	s.mux.HandleFunc("GET /language/{lang}", s.language)
	s.mux.HandleFunc("GET /login", s.loginPage)
	s.mux.HandleFunc("POST /login", s.login)
	s.mux.HandleFunc("POST /logout", s.logout)
	s.mux.Handle("GET /static/", s.static())
	s.mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		s.failJSON(w, r, notFound("%s %s", r.Method, r.URL.Path))
	})
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.failPage(w, s.begin(w, r), notFound("%s %s", r.Method, r.URL.Path))
	})
}

// begin reads what stands fast about a request.
func (s *Server) begin(w http.ResponseWriter, r *http.Request) *request {
	x := s.sessionOf(w, r)
	q := &request{Request: r, s: s, session: x, lang: languageOf(r), values: r.URL.Query()}
	q.user, _ = s.identify(r, x)
	q.handed = q.user != nil && q.user == s.handing
	return q
}

// allow refuses who may not, and a warehouse that cannot be asked.
func (s *Server) allow(q *request, least Role, loose bool) error {
	switch {
	case q.user == nil:
		return errUnknown
	case q.user.Role < least:
		return errForbidden
	case loose:
		return nil
	}
	if err := s.stands(q.Context()); err != nil {
		return err
	}
	var err error
	if q.reading, err = s.Warehouse.Reading(q.Context()); err != nil {
		return err
	}
	q.scope, err = s.scopeOf(q)
	return err
}

// scopeOf lists the divisions that a user may see; one who may see none sees a code that no plan has.
func (s *Server) scopeOf(q *request) (string, error) {
	if len(q.user.Divisions) == 0 {
		return "", nil
	}
	type row struct {
		Division string `json:"division_code"`
	}
	all, err := ask[row](q, "scope")
	if err != nil {
		return "", err
	}
	sb := strings.Builder{}
	sb.WriteString(",-,")
	for _, d := range all {
		if q.user.sees(d.Division) {
			sb.WriteString(d.Division + ",")
		}
	}
	return sb.String(), nil
}

// made gives what a resource answers as bytes, made by f of its model. What tells of the warehouse and
// of nothing else is kept, under all that it depends on.
func (s *Server) made(q *request, x resource, form string, f func(model any) ([]byte, error)) ([]byte, error) {
	if err := s.allow(q, x.role, x.loose); err != nil {
		return nil, err
	}
	key := ""
	if !x.fresh && !x.loose {
		key = keyOf(q.reading.Stamp(), form, q.lang, q.user.Name, q.user.Role.String(), q.scope, q.today().Format(time.DateOnly), q.URL.RequestURI())
	}
	b, err := s.shown.answer(q.Context(), key, func() (any, int64, error) {
		model, err := x.read(q)
		if err != nil {
			return nil, 0, err
		}
		b, err := f(model)
		return b, int64(len(b)), err
	})
	if err != nil {
		return nil, err
	}
	return b.([]byte), nil
}

// api answers with JSON.
func (s *Server) api(x resource) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := s.begin(w, r)
		defer q.end()
		b, err := s.made(q, x, "json", func(model any) ([]byte, error) {
			b, err := json.Marshal(model)
			return append(b, '\n'), err
		})
		if err != nil {
			s.failJSON(w, r, err)
			return
		}
		send(w, r, "application/json; charset=utf-8", b)
	}
}

// page answers with a page.
func (s *Server) page(x resource) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := s.begin(w, r)
		defer q.end()
		b, err := s.made(q, x, "page", func(model any) ([]byte, error) { return s.render(q, x.template, model, s.blank) })
		if err != nil {
			s.failPage(w, q, err)
			return
		}
		send(w, r, "text/html; charset=utf-8", bytes.ReplaceAll(b, []byte(s.blank), []byte(s.token(q.session))))
	}
}

// action is something that people do: it changes what the warehouse holds, or hands out a file.
type action struct {
	path  string
	about string
	role  Role
	loose bool
	body  any // JSON that the API takes; nil for a form
	do    func(*request, http.ResponseWriter) (any, error)
	next  func(any) string // the page that follows; nil where do wrote the answer
}

func (s *Server) actions() []action {
	return []action{
		{"/loads", "上传并装载 / upload and load", Admin, true, nil, upload, func(m any) string { return "/loads/" + m.(Job).ID }},
		{"/replay", "再试隔离的文件 / try quarantined files again", Admin, false, nil, replay, func(m any) string { return "/loads/" + m.(Job).ID }},
		{"/corrections", "更正 / correct", Reviewer, false, Correction{}, correct, func(m any) string { return m.(Corrected).Next }},
		{"/settle", "让更正生效 / lay corrections over what is loaded", Reviewer, false, nil, settle, func(m any) string { return m.(Settled).Next }},
		{"/migrate", "升级表结构 / bring the tables up to date", Admin, true, nil, migrate, func(any) string { return "/overview" }},
		{"/query", "提问 / put a question", Reader, false, Question{}, query, nil},
		{"/queries", "存下或删去查询 / save or drop a question", Reader, false, SavedQuery{}, saveQuery, func(m any) string { return m.(SavedQuery).next() }},
	}
}

// act answers what changes something.
func (s *Server) act(x action, api bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		model, q, err := s.acted(w, r, x, api)
		defer q.end()
		if err != nil {
			s.refused(q, err)
		}
		switch {
		case err != nil && api:
			s.failJSON(w, r, err)
		case err != nil:
			s.failPage(w, q, err)
		case api && model != nil:
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			_ = json.NewEncoder(w).Encode(model)
		case model != nil && x.next != nil:
			http.Redirect(w, r, x.next(model), http.StatusSeeOther)
		case model != nil:
			s.show(w, q, strings.TrimPrefix(x.path, "/"), model)
		}
	}
}

// mostForm is how many bytes a form without files may have, or what the API takes as JSON.
const mostForm = 1 << 20

func (s *Server) acted(w http.ResponseWriter, r *http.Request, x action, api bool) (any, *request, error) {
	kind, most := r.Header.Get("Content-Type"), s.Most
	if !strings.HasPrefix(kind, "multipart/") {
		most = min(most, mostForm)
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
	q := s.begin(w, r)
	_, byCookie := s.identify(r, q.session)
	if strings.HasPrefix(kind, "application/x-www-form-urlencoded") {
		if err := r.ParseForm(); err != nil {
			return nil, q, err
		}
	}
	q.trusted = !byCookie || s.genuine(r, q.session)
	fields := strings.HasPrefix(kind, "multipart/") && r.Header.Get("X-CSRF-Token") == "" && sameSite(r) // the token is the form's first field
	if !q.trusted && !fields {
		return nil, q, errForged
	}
	if err := s.allow(q, x.role, x.loose); err != nil {
		return nil, q, err
	}
	if r.Form != nil && !strings.HasPrefix(kind, "multipart/") {
		q.values = r.Form
	}
	model, err := x.do(q, w)
	return model, q, err
}

// body reads the JSON of an API request, else the form, into a model.
func (r *request) body(into any) error {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return fromForm(r.values, into)
	}
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	if err != nil {
		return wrong("the body is not what is described: %w", err)
	}
	return nil
}

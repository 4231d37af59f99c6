package normalize

import _ "embed"

// JSONSchema is the contract taizhang.plan/v1 as JSON Schema, draft 2020-12:
// what a Plan's JSON holds, and nothing else.
//
//go:embed plan.schema.json
var JSONSchema []byte

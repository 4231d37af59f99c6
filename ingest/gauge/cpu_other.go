//go:build !unix

package gauge

import "time"

// CPU is not known here.
func CPU() time.Duration { return 0 }

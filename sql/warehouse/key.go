package warehouse

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
)

// keyVersion stands in every key, so that a new way of making them is visible.
const keyVersion = "taizhang.key/v1"

// key is a BIGINT that the program computes from what a row is: the first 63 bits
// of SHA-256 over the version, the kind and the fields, each behind its length.
func key(kind string, fields ...string) int64 {
	buf := make([]byte, 0, 256)
	for _, f := range [...]string{keyVersion, kind} {
		buf = appendField(buf, f)
	}
	for _, f := range fields {
		buf = appendField(buf, f)
	}
	sum := sha256.Sum256(buf)
	return int64(binary.BigEndian.Uint64(sum[:]) >> 1)
}

func appendField(buf []byte, f string) []byte {
	return append(binary.BigEndian.AppendUint64(buf, uint64(len(f))), f...)
}

// parseKey reads an identity as the contract spells it, 63 bits in decimal.
func parseKey(what, id string) (int64, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%s %q is no identity", what, id)
	}
	return n, nil
}

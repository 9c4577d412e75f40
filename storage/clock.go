package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"time"
)

// A hybrid logical clock: milliseconds since 1970 and a counter, written so
// that it sorts as text. It never goes back, whatever the machine's clock does.
const clockLayout = "%014d-%06d"

var clockShape = regexp.MustCompile(`^[0-9]{14}-[0-9]{6}$`)

// nextTick raises the journal's clock in the file and gives the new value.
func (t *transaction) nextTick() (string, error) {
	var last string
	err := t.prepared(readClock).QueryRowContext(t.ctx).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	now, err := nextClock(last, t.store.clock())
	if err != nil {
		return "", err
	}
	t.ticked = true
	return now, t.runStatement(raiseClock, now)
}

// nextClock gives the clock of the time at, or the next after last if that is later.
func nextClock(last string, at time.Time) (string, error) {
	now := fmt.Sprintf(clockLayout, at.UnixMilli(), 0)
	if now > last {
		return now, nil
	}
	var ms, count int64
	if _, err := fmt.Sscanf(last, "%d-%d", &ms, &count); err != nil {
		return "", fmt.Errorf("the journal's clock %q: %w", last, err)
	}
	if count++; count > 999999 {
		ms, count = ms+1, 0
	}
	return fmt.Sprintf(clockLayout, ms, count), nil
}

// raiseClock raises the journal's clock to at least that of another journal, so that
// what is written here next sorts after it.
func (t *transaction) raiseClock(clock string) error {
	return t.do(`INSERT INTO meta (key, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`, clock)
}

package readiness

import (
	"iter"
	"slices"
)

// links stores which entries are linked. The links from an entry and those to it
// are chained through one list: two slices for each entry, most of them short,
// would take three times as much memory.
type links struct {
	all     []chainedLink // the first is a sentinel that ends every chain
	out, in []int32       // by place: the first link from the entry, and to it
	free    int32         // the first freed link, to be reused
}

// chainedLink is a link with its neighbours in the chains of both ends. Many links
// may lead to one contact, so a link can be removed without walking the chain.
type chainedLink struct {
	from, to        int32
	nextOut         int32
	nextIn, priorIn int32
	role            int8
}

// link is a link as one of its ends sees it.
type link struct {
	role  int8
	other int32
}

func newLinks(entries int) links {
	return links{all: make([]chainedLink, 1, 1+entries/2), out: make([]int32, 0, entries), in: make([]int32, 0, entries)}
}

func (l *links) clone() links {
	return links{all: slices.Clone(l.all), out: slices.Clone(l.out), in: slices.Clone(l.in), free: l.free}
}

// addPlace adds a place without links.
func (l *links) addPlace() { l.out, l.in = append(l.out, 0), append(l.in, 0) }

// truncate removes the places from first on, whose links are disconnected already.
func (l *links) truncate(first int32) { l.out, l.in = l.out[:first], l.in[:first] }

func (l *links) connect(from int32, role int8, to int32) {
	i := l.free
	if i == 0 {
		i = int32(len(l.all))
		l.all = append(l.all, chainedLink{})
	} else {
		l.free = l.all[i].nextOut
	}
	l.all[i] = chainedLink{from: from, to: to, nextOut: l.out[from], nextIn: l.in[to], role: role}
	l.all[l.in[to]].priorIn = i
	l.out[from], l.in[to] = i, i
}

// disconnect removes an entry's own links.
func (l *links) disconnect(from int32) {
	for i := l.out[from]; i != 0; {
		gone := l.all[i]
		if gone.priorIn == 0 {
			l.in[gone.to] = gone.nextIn
		} else {
			l.all[gone.priorIn].nextIn = gone.nextIn
		}
		l.all[gone.nextIn].priorIn = gone.priorIn
		l.all[i].nextOut, l.free = l.free, i
		i = gone.nextOut
	}
	l.out[from] = 0
}

// from yields an entry's own links.
func (l *links) from(at int32) iter.Seq[link] {
	return func(yield func(link) bool) {
		for i := l.out[at]; i != 0; i = l.all[i].nextOut {
			if !yield(link{l.all[i].role, l.all[i].to}) {
				return
			}
		}
	}
}

// to yields the links of others to an entry.
func (l *links) to(at int32) iter.Seq[link] {
	return func(yield func(link) bool) {
		for i := l.in[at]; i != 0; i = l.all[i].nextIn {
			if !yield(link{l.all[i].role, l.all[i].from}) {
				return
			}
		}
	}
}

// both yields an entry's own links, then those of others to it.
func (l *links) both(at int32) iter.Seq[link] {
	return func(yield func(link) bool) {
		for one := range l.from(at) {
			if !yield(one) {
				return
			}
		}
		l.to(at)(yield)
	}
}

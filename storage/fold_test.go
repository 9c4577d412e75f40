package storage

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"Order TO dispatch", "order to dispatch"},
		{"  e-mail: $12,500 (35%)  ", "e mail 12 500 35"},
		{"Straße STRASSE ẞ", "strasse strasse ss"},
		{"Łódź søster Ærø Œuvre", "lodz soster aero oeuvre"},
		{"Đorđe Þór ðaðan Iİıi", "dorde thor dadan iiii"},
		{"Café", "cafe"},
		{"Cafe\u0301 a\u0301b", "cafe ab"},
		{"ﬁle ①㎡ ½", "file 1m2 1 2"},
		{"soft\u00adhyphen zero\u200djoin", "softhyphen zerojoin"},
		{"プロジェクト管理", "プ ロ ジ ェ ク ト 管 理"},
		{"か\u3099ｶﾞ", "が ガ"},
		{"서버 팀장", "서 버 팀 장"},
		{"\u1109\u1165버", "서 버"},
		{"ERP导入2026年", "erp 导 入 2026 年"},
		{"Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"},
		{"Ёжик", "ежик"},
		{"a\xffb", "a b"},
		{"🎉 !?", ""},
	}
	for _, tt := range tests {
		if got := foldText(tt.text); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWordsPointIntoTheText(t *testing.T) {
	text := "Über die Straße, サーバー; cafe\u0301!"
	var got []string
	for w := range foldedWords(text) {
		got = append(got, text[w.from:w.to]+"="+w.text)
	}
	want := []string{"Über=uber", "die=die", "Straße=strasse", "サ=サ", "ー=ー", "バ=バ", "ー=ー", "cafe\u0301=cafe"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWordsStopWhenNobodyListens(t *testing.T) {
	for _, text := range []string{"one two three", "eins ß drei", "管理者"} {
		n := 0
		for range foldedWords(text) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%q gave %d words after the first was enough", text, n)
		}
	}
}

// TestFoldedStaysFolded holds for every character: what is indexed and what is
// searched for may each be folded more than once.
func TestFoldedStaysFolded(t *testing.T) {
	for r := range rune(utf8.MaxRune) {
		folded := foldText(string(r))
		if again := foldText(folded); again != folded {
			t.Errorf("%U folds to %q, and that to %q", r, folded, again)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Straße", "Łódź", "a\u0301", "\u1100\u0300\u1161", "か\u3099", "ｶﾞ", "㍿", "\xff\u0301", "İı", "ŉ ǆ ﷺ", "Ω", "a" + strings.Repeat("\u0301", 40) + "b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := foldText(s)
		if again := foldText(folded); again != folded {
			t.Errorf("fold(%q) = %q, and folded again %q", s, folded, again)
		}
		if !utf8.ValidString(folded) {
			t.Errorf("fold(%q) is not UTF-8", s)
		}
		var joined []string
		last := 0
		for w := range foldedWords(s) {
			if w.from < 0 || w.to > len(s) || w.from >= w.to || w.from < last {
				t.Fatalf("%q: the word %q lies at %d to %d, the one before began at %d", s, w.text, w.from, w.to, last)
			}
			last = w.from
			joined = append(joined, w.text)
		}
		if strings.Join(joined, " ") != folded {
			t.Errorf("words(%q) = %q, fold gives %q", s, joined, folded)
		}
	})
}

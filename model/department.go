package model

// Department is one of the organisation's departments.
type Department struct {
	Name string `json:"name"`
	IT   bool   `json:"it"`
}

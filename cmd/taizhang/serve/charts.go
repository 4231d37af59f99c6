package serve

import (
	"slices"
	"strconv"
)

// Trend draws how many plans and tasks each year has.
func (o Overview) Trend(v view) chart {
	m := o.Map()
	plans, tasks := make([]float64, len(m.Years)), make([]float64, len(m.Years))
	for _, c := range o.Coverage {
		at := slices.Index(m.Years, c.Year)
		plans[at] += float64(c.Plans)
		tasks[at] += float64(c.Tasks)
	}
	c := chart{Kind: "bar", Series: []line{{v.T("任务"), tasks}, {v.T("方案"), plans}}}
	for _, y := range m.Years {
		c.X = append(c.X, yearName(v, y))
	}
	return c
}

func yearName(v view, y int64) string {
	if y == 0 {
		return v.T("未知")
	}
	return strconv.FormatInt(y, 10)
}

// Heat draws what falls due: a column a month, a row a year, the last ten.
func (o Overview) Heat(v view) chart {
	c := chart{Kind: "heat"}
	for m := 1; m <= 12; m++ {
		c.X = append(c.X, v.T("%d月", m))
	}
	byYear := map[int64][]float64{}
	var years []int64
	for _, x := range o.Months {
		if byYear[x.Year] == nil {
			byYear[x.Year] = make([]float64, 12)
			years = append(years, x.Year)
		}
		byYear[x.Year][x.Month-1] += float64(x.Turns)
	}
	slices.Sort(years)
	years = years[max(0, len(years)-10):]
	for _, y := range years {
		c.Y = append(c.Y, strconv.FormatInt(y, 10))
		c.Series = append(c.Series, line{strconv.FormatInt(y, 10), byYear[y]})
	}
	return c
}

// Chart draws an organ's tasks by year and role.
func (o Organ) Chart(v view) chart {
	c := chart{Kind: "stack", Series: []line{{Name: v.W("lead")}, {Name: v.W("responsible")}, {Name: v.W("support")}, {Name: v.W("implement")}}}
	for _, y := range o.Years {
		c.X = append(c.X, yearName(v, y.Year))
		for i, n := range []int64{y.Lead, y.Responsible, y.Support, y.Implement} {
			c.Series[i].Data = append(c.Series[i].Data, float64(n))
		}
	}
	return c
}

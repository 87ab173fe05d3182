// The Gantt chart on paper: drawn anew in light colours, sharp, as many canvases as there are pages of
// rows. Prints the stretch of time that the screen shows.
const printGantt = (() => {
  const target = byId('print-gantt');
  const width = 1060;
  const scale = 3;
  // The first page has the header and the legend as well.
  const [firstHeight, pageHeight] = [480, 620];

  function make() {
    target.replaceChildren();
    const { rows } = layout(34);
    let last = 0;
    while (last < rows.length) {
      const first = last;
      const { top } = rows[first];
      const room = first ? pageHeight : firstHeight;
      last = Math.max(first + 1, firstIndex(rows.length, (i) => rows[i].top + rows[i].height > top + room));
      const height = rows[last - 1].top + rows[last - 1].height - top;
      const end = last;
      const surface = (context, high) => ({
        context, width, height: high, scale, theme: themes.light, from: gantt.view.from,
        to: gantt.view.to, top, rows, gutter: Math.min(200, gantt.gutter), ...gantt.state,
      });
      target.append(el('div', { class: 'sheet' },
        canvas(axisHeight, (context) => drawAxis(surface(context, axisHeight))),
        canvas(height, (context) => drawRows(surface(context, height), first, end))));
    }
  }

  function canvas(height, draw) {
    const node = el('canvas', { width: width * scale, height: height * scale });
    const context = node.getContext('2d', { alpha: false });
    context.scale(scale, scale);
    draw(context);
    return node;
  }

  return { make, clear: () => target.replaceChildren() };
})();

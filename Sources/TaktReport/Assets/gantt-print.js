// The Gantt chart on paper: drawn anew in light colours, sharp, as many canvases as there are pages of
// machines. Prints the stretch of time that the screen shows.
const printGantt = (() => {
  const target = byId('print-gantt');
  const width = 1060;
  const scale = 3;
  // The first page has the header and the legend as well.
  const firstRows = 14;
  const pageRows = 18;

  function make() {
    target.replaceChildren();
    const rowHeight = 34;
    let last = 0;
    while (last < machines.length) {
      const first = last;
      last = Math.min(machines.length, first + (first ? pageRows : firstRows));
      const height = (last - first) * rowHeight;
      const end = last;
      const surface = (context, high) => ({
        context, width, height: high, scale, theme: themes.light, from: gantt.view.from,
        to: gantt.view.to, top: first * rowHeight, rowHeight, gutter: Math.min(180, gantt.gutter),
        ...gantt.state,
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

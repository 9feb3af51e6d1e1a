// A table of a draft that is edited like a spreadsheet. The page renders the cells; this moves between them, edits one at a time in a
// box laid over it, and keeps what the server has not confirmed on this machine, so that a lost connection loses nothing.
const grids = new Map();

export function open(root, page, storageKey) {
  const grid = new Grid(root, page, storageKey);
  grids.set(root, grid);
  root.dataset.ready = "";
  return grid.recover();
}

export function close(root) {
  grids.get(root)?.close();
  grids.delete(root);
}

export function select(root, item, column) {
  grids.get(root)?.reach(item, column);
}

// Somebody has decided about a change otherwise than by editing the cell.
export function forget(root, item, column) {
  grids.get(root)?.forget(item, column);
}

class Grid {
  constructor(root, page, storageKey) {
    this.root = root;
    this.page = page;
    this.key = storageKey;
    this.box = null;
    this.events = new AbortController();
    const on = (name, act) => root.addEventListener(name, act, { signal: this.events.signal });
    on("keydown", e => this.keyDown(e));
    on("focusin", e => this.focused(e));
    on("dblclick", e => this.cellOf(e.target) && this.edit(this.cellOf(e.target)));
    on("copy", e => this.copy(e));
    on("paste", e => this.paste(e));
    on("dragstart", e => this.dragStart(e));
    on("dragover", e => this.dragged && e.target.closest("tr[data-item]") && e.preventDefault());
    on("drop", e => this.drop(e));
    // Somebody may have been faster than this script.
    this.focused({ target: document.activeElement });
  }

  close() {
    this.events.abort();
    this.box?.remove();
  }

  // What is kept on this machine until the server has it: changes by cell, and the text being typed.
  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? { changes: {}, typing: null };
    } catch {
      return { changes: {}, typing: null };
    }
  }

  keep(change) {
    const kept = this.kept();
    change(kept);
    if (kept.typing || Object.keys(kept.changes).length > 0) {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } else {
      localStorage.removeItem(this.key);
    }
  }

  async recover() {
    const { changes, typing } = this.kept();
    for (const change of Object.values(changes)) {
      await this.send(change);
    }
    if (typing) {
      this.reach(typing.item, typing.column, cell => this.edit(cell, typing.text, typing.before));
    }
    return Object.keys(changes).length + (typing ? 1 : 0);
  }

  cellOf(target) {
    return target.closest?.("td[data-column]");
  }

  cell(item, column) {
    return this.root.querySelector(`tr[data-item="${CSS.escape(item)}"] td[data-column="${column}"]`);
  }

  focused(e) {
    const cell = this.cellOf(e.target);
    if (!cell || cell === this.current) {
      return;
    }
    this.current?.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
    this.current = cell;
    this.page.invokeMethodAsync("Enter", cell.parentElement.dataset.item, cell.dataset.column);
  }

  // Rows that are scrolled away are not in the page: go there and wait until they are.
  reach(item, column, then = cell => cell.focus()) {
    const cell = this.cell(item, column);
    if (cell) {
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      then(cell);
      return;
    }
    this.page.invokeMethodAsync("RowOf", item).then(row => row >= 0 && this.reachRow(row, column, then));
  }

  reachRow(row, column, then = cell => cell.focus()) {
    const find = () => this.root.querySelector(`tr[data-row="${row}"] td[data-column="${column}"]`);
    const height = this.root.querySelector("tr[data-row]")?.offsetHeight ?? 74;
    if (!find()) {
      this.root.scrollTop = row * height - this.root.clientHeight / 2;
    }
    const limit = performance.now() + 3000;
    const look = () => {
      const cell = find();
      if (cell) {
        cell.scrollIntoView({ block: "nearest", inline: "nearest" });
        then(cell);
      } else if (performance.now() < limit) {
        requestAnimationFrame(look);
      }
    };
    look();
  }

  move(cell, rows, columns) {
    const row = Number(cell.parentElement.dataset.row) + rows;
    const cells = [...cell.parentElement.querySelectorAll("td[data-column]")];
    const column = cells[Math.max(0, Math.min(cells.length - 1, cells.indexOf(cell) + columns))].dataset.column;
    if (row >= 0 && row < Number(this.root.dataset.rows)) {
      this.reachRow(row, column);
    }
  }

  keyDown(e) {
    const cell = this.cellOf(e.target);
    if (!cell || this.box || e.isComposing) {
      return;
    }
    const command = e.ctrlKey || e.metaKey;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-8, 0], PageDown: [8, 0], Home: [0, -99], End: [0, 99] };
    if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
      this.page.invokeMethodAsync("Move", cell.parentElement.dataset.item, e.key === "ArrowUp" ? -1 : 1);
    } else if (steps[e.key] && !command && !e.altKey) {
      this.move(cell, ...steps[e.key]);
    } else if (command && e.key.toLowerCase() === "z" && !e.shiftKey) {
      this.page.invokeMethodAsync("Undo");
    } else if (command && (e.key.toLowerCase() === "y" || (e.key.toLowerCase() === "z" && e.shiftKey))) {
      this.page.invokeMethodAsync("Redo");
    } else if (e.key === "Enter" || e.key === "F2") {
      this.edit(cell);
    } else if (e.key === "Delete" || e.key === "Backspace") {
      this.commit(cell, cell.dataset.text, "");
    } else if (e.key === "Insert") {
      this.page.invokeMethodAsync("Insert", cell.parentElement.dataset.item);
    } else if (e.key === "Process" || (e.key.length === 1 && !command && !e.altKey)) {
      // An input method begins to write, too: the box takes it from here.
      this.edit(cell, "");
      return;
    } else {
      return;
    }
    e.preventDefault();
  }

  edit(cell, text, before) {
    if (this.box || this.root.dataset.readonly !== undefined) {
      return;
    }
    const was = before ?? cell.dataset.text;
    const { item } = cell.parentElement.dataset;
    const { column, hint, title } = cell.dataset;
    const box = this.box = document.createElement("textarea");
    box.className = "cell-box";
    box.value = text ?? was;
    box.setAttribute("aria-label", `${title}：${hint}。回车保存，Alt+回车换行，Esc 放弃`);
    const place = () => {
      box.style.left = `${cell.offsetLeft}px`;
      box.style.top = `${cell.offsetTop}px`;
      box.style.width = `${Math.max(cell.offsetWidth, 260)}px`;
      box.style.height = "auto";
      box.style.height = `${Math.max(cell.offsetHeight, Math.min(box.scrollHeight + 4, 320))}px`;
    };
    this.root.append(box);
    place();
    box.focus();
    box.select();
    if (text !== undefined) {
      box.setSelectionRange(box.value.length, box.value.length);
    }
    const type = () => {
      place();
      this.keep(kept => { kept.typing = { item, column, before: was, text: box.value }; });
      this.page.invokeMethodAsync("Typing", item, column, box.value);
    };
    box.addEventListener("input", type);
    const end = (save, rows = 0, columns = 0, leave = false) => {
      if (this.box !== box) {
        return;
      }
      this.box = null;
      const value = box.value;
      box.remove();
      this.keep(kept => { kept.typing = null; });
      if (save && value !== was) {
        this.send({ item, column, before: was, after: value });
      }
      if (rows || columns) {
        this.move(cell, rows, columns);
      } else if (!leave) {
        this.reach(item, column);
      }
    };
    box.addEventListener("keydown", e => {
      e.stopPropagation();
      if (e.isComposing) {
        return;
      }
      if (e.key === "Escape") {
        end(false);
      } else if (e.key === "Enter" && (e.altKey || e.shiftKey)) {
        box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
        type();
      } else if (e.key === "Enter") {
        end(true, 1, 0);
      } else if (e.key === "Tab") {
        end(true, 0, e.shiftKey ? -1 : 1);
      } else {
        return;
      }
      e.preventDefault();
    });
    box.addEventListener("blur", () => end(true, 0, 0, true));
  }

  commit(cell, before, after) {
    if (this.root.dataset.readonly === undefined && before !== after) {
      this.send({ item: cell.parentElement.dataset.item, column: cell.dataset.column, before, after });
    }
  }

  // Kept first, then sent; forgotten when the server has answered for it.
  async send(change) {
    const cell = `${change.item} ${change.column}`;
    this.keep(kept => { kept.changes[cell] = change; });
    try {
      if (await this.page.invokeMethodAsync("Commit", change.item, change.column, change.before, change.after)) {
        this.keep(kept => {
          if (kept.changes[cell]?.after === change.after) {
            delete kept.changes[cell];
          }
        });
      }
    } catch {
      // The connection is gone; the page that is opened next sends it.
    }
  }

  forget(item, column) {
    this.keep(kept => { delete kept.changes[`${item} ${column}`]; });
  }

  copy(e) {
    const cell = this.cellOf(document.activeElement);
    if (cell && !this.box) {
      e.clipboardData.setData("text/plain", cell.dataset.text);
      e.preventDefault();
    }
  }

  paste(e) {
    const cell = this.cellOf(document.activeElement);
    if (!cell || this.box || this.root.dataset.readonly !== undefined) {
      return;
    }
    e.preventDefault();
    const block = parse(e.clipboardData.getData("text/plain"));
    if (block.length === 1 && block[0].length === 1) {
      this.commit(cell, cell.dataset.text, block[0][0]);
    } else if (block.length > 0) {
      this.page.invokeMethodAsync("Paste", cell.parentElement.dataset.item, cell.dataset.column, block);
    }
  }

  dragStart(e) {
    const row = e.target.closest?.("th[draggable]")?.parentElement;
    this.dragged = row?.dataset.item;
    if (row) {
      e.dataTransfer.effectAllowed = "move";
      e.dataTransfer.setData("text/plain", row.dataset.item);
    }
  }

  drop(e) {
    const row = e.target.closest("tr[data-item]");
    if (row && this.dragged && row.dataset.item !== this.dragged) {
      e.preventDefault();
      this.page.invokeMethodAsync("MoveTo", this.dragged, Number(row.dataset.row) + 1);
    }
    this.dragged = null;
  }
}

// Cells as Excel copies them: tabs between columns, lines between rows, quotes around cells with line breaks.
function parse(text) {
  const rows = [[]];
  let value = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        value += '"';
        i++;
      } else if (c === '"') {
        quoted = false;
      } else if (c !== "\r") {
        value += c;
      }
    } else if (c === '"' && value === "") {
      quoted = true;
    } else if (c === "\t" || c === "\n") {
      rows.at(-1).push(value);
      value = "";
      if (c === "\n") {
        rows.push([]);
      }
    } else if (c !== "\r") {
      value += c;
    }
  }
  if (value !== "" || rows.at(-1).length > 0) {
    rows.at(-1).push(value);
  } else {
    rows.pop();
  }
  return rows;
}

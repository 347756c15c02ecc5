// Runs in a page before its own scripts, and notes from outside when its globe was drawn and what it was answered. It
// never waits for a drawing itself, so that the page stays as quick as it is. Times are milliseconds since the navigation
// began.

(() => {
  /** So many colours are imagery: the lines, names and solids on a bare sphere make about 300. */
  const COLOURS = 2_000;
  /** Of so many pixels, in both directions, one is looked at. */
  const COARSE = 4;

  const watched = {
    /** When imagery was first on the globe, and when a number first stood in the panel. */
    globe_ms: null,
    number_ms: null,
    /** When a control last moved. */
    input_ms: null,
    /** The addresses that were answered, and when the answers had been read and parsed. */
    answers: [],
    /** The frames that drew something: when the first and the last call was made, and when the picture was ready. */
    frames: [],
  };
  globalThis.watched = watched;

  /** How many colours there are in a picture of that width. */
  function colours(pixels, width) {
    const seen = new Set();
    for (let row = 0; row < pixels.length; row += width * COARSE) {
      for (let at = row; at < row + width; at += COARSE) seen.add(pixels[at]);
    }
    return seen.size;
  }

  /** Has the picture copied when it will be ready, and leaves the context as it was. Gives the buffer. */
  function copy(gl) {
    const [framebuffer, packing] = [gl.FRAMEBUFFER_BINDING, gl.PIXEL_PACK_BUFFER_BINDING].map((name) => gl.getParameter(name));
    const buffer = gl.createBuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, gl.drawingBufferWidth * gl.drawingBufferHeight * 4, gl.STREAM_READ);
    gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, packing);
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    return buffer;
  }

  /** The pixels of a copy. */
  function pixelsOf(gl, buffer, count) {
    const pixels = new Uint32Array(count);
    const packing = gl.getParameter(gl.PIXEL_PACK_BUFFER_BINDING);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, packing);
    return pixels;
  }

  /** Follows a frame whose calls have been made; runs before the browser shows it. */
  function follow(gl, frame) {
    frame.called_ms = performance.now();
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const buffer = watched.globe_ms === null ? copy(gl) : null;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    const look = () => {
      if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) {
        setTimeout(look);
        return;
      }
      frame.drawn_ms = performance.now();
      gl.deleteSync(fence);
      if (buffer === null) return;
      if (watched.globe_ms === null && colours(pixelsOf(gl, buffer, width * height), width) >= COLOURS) watched.globe_ms = frame.drawn_ms;
      gl.deleteBuffer(buffer);
    };
    setTimeout(look);
  }

  /** The frame under way of each canvas: what a view shows has its own. */
  const under = new WeakMap();
  const context = WebGL2RenderingContext.prototype;
  for (const name of ["drawArrays", "drawArraysInstanced", "drawElements", "drawElementsInstanced"]) {
    const draw = context[name];
    context[name] = function (...given) {
      if (!under.has(this)) {
        const frame = { began_ms: performance.now(), called_ms: null, drawn_ms: null };
        under.set(this, frame);
        watched.frames.push(frame);
        queueMicrotask(() => {
          follow(this, frame);
          under.delete(this);
        });
      }
      return draw.apply(this, given);
    };
  }

  for (const name of ["json", "text"]) {
    const read = Response.prototype[name];
    Response.prototype[name] = function () {
      const reading = read.call(this);
      const note = () => watched.answers.push({ url: this.url, parsed_ms: performance.now() });
      reading.then(note, () => {});
      return reading;
    };
  }

  addEventListener("input", (event) => (watched.input_ms = event.timeStamp), true);

  const lookForNumber = () => {
    const panel = document.querySelector("[role=tabpanel]");
    if (/\d\s*\([\d,.]+–/.test(panel?.innerText ?? "")) watched.number_ms = performance.now();
    else requestAnimationFrame(lookForNumber);
  };
  requestAnimationFrame(lookForNumber);

  // The times of requests are asked for later; without this a browser keeps 250.
  performance.setResourceTimingBufferSize(10_000);
})();

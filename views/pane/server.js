/** What the server answered when it did not do what was asked; status 0 is no answer at all. */
export class ServerError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether the same question may succeed later. */
  get passes() {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

/** The project's routes, asked with a token that the server renews in its answers. */
export class Server {
  constructor(token, { language, signal }) {
    this.token = token;
    this.language = language;
    this.signal = signal;
  }

  get(path) {
    return this.json("GET", path);
  }

  post(path, body) {
    return this.json("POST", path, body);
  }

  async json(method, path, body) {
    const response = await this.ask(method, path, body);
    try {
      return await response.json();
    } catch (error) {
      throw unanswered(error);
    }
  }

  /** The response itself; throws ServerError for anything but success. */
  async ask(method, path, body) {
    const headers = { "X-Duiding-Token": this.token, "X-Duiding-Language": this.language };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(path, { method, headers, signal: this.signal, body: body && JSON.stringify(body) });
    } catch (error) {
      throw unanswered(error);
    }
    this.token = response.headers.get("X-Duiding-Token") ?? this.token;
    if (response.ok) return response;
    throw await refusal(response);
  }
}

function unanswered(error) {
  return error.name === "AbortError" ? error : new ServerError(0, "unreachable", "");
}

async function refusal(response) {
  const { code = "", message = "" } = await response.json().catch(() => ({}));
  return new ServerError(response.status, code, message);
}

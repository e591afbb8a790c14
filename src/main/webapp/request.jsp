<%@ page language="java" pageEncoding="UTF-8" contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="d" uri="/WEB-INF/duplex.tld" %>
<d:request var="view"/>
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Request · Duplex</title>
  <meta name="description" content="Your request as the server received it, header by header.">
  <link rel="icon" href="favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="css/tokens.css">
  <link rel="stylesheet" href="css/base.css">
  <link rel="stylesheet" href="css/page.css">
  <script type="module" src="js/theme.js" blocking="render"></script>
</head>
<body>
  <header class="bar">
    <a class="brand" href="./">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="out" d="M3 8.5h16m-4-4 4 4-4 4"/>
        <path class="in" d="M21 15.5H5m4-4-4 4 4 4"/>
      </svg>Duplex</a>
    <nav aria-label="Pages">
      <a href="./">Console</a>
      <a href="push.html">Push</a>
      <a href="hello.html">Hello</a>
      <a href="request.jsp" aria-current="page">Request</a>
      <a href="handshake">Handshake</a>
    </nav>
    <div class="end">
      <label class="theme"><span>Theme</span>
        <select id="theme">
          <option value="auto">Auto</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
      </label>
    </div>
  </header>
  <main class="page narrow">
    <h1>${d:escape(view.sentence())}</h1>
    <div class="stack">
      <section class="card" aria-labelledby="facts-title">
        <header><h2 id="facts-title">What the server understood</h2></header>
        <table class="lines">
          <thead class="unseen"><tr><th>Part</th><th>Value</th><th>Note</th></tr></thead>
          <tbody>
          <d:each var="row" items="${view.facts()}">
            <tr><th scope="row">${d:escape(row.name())}</th><td class="mono">${d:escape(row.value())}</td>
              <td><small>${d:escape(row.note())}</small></td></tr>
          </d:each>
          </tbody>
        </table>
      </section>
      <section class="card" aria-labelledby="headers-title">
        <header><h2 id="headers-title">Headers, line by line</h2>
          <span class="chip">${view.headers().size()} lines</span></header>
        <table class="lines">
          <thead class="unseen"><tr><th>Name</th><th>Value</th><th>Note</th></tr></thead>
          <tbody>
          <d:each var="row" items="${view.headers()}">
            <tr><th scope="row" class="mono">${d:escape(row.name())}</th><td class="mono">${d:escape(row.value())}</td>
              <td><small>${d:escape(row.note())}</small></td></tr>
          </d:each>
          </tbody>
        </table>
      </section>
      <p>This is a plain request. What a WebSocket handshake looks like on arrival, and which rule it breaks, tells
        <a href="handshake">handshake</a>; ask it with the very headers that your client sends.</p>
    </div>
  </main>
</body>
</html>

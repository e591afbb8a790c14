<%@ page language="java" pageEncoding="UTF-8" contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="d" uri="/WEB-INF/duplex.tld" %>
<d:request var="view"/>
<!doctype html>
<html lang="${view.tag()}" data-language="${view.language()}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${d:escape(view.say('request.title'))}</title>
  <meta name="description" content="${d:escape(view.say('request.description'))}">
  <link rel="icon" href="favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="css/tokens.css">
  <link rel="stylesheet" href="css/base.css">
  <link rel="stylesheet" href="css/page.css">
  <script type="module" src="js/theme.js" blocking="render"></script>
  <script type="module" src="js/translate.js" blocking="render"></script>
</head>
<body>
  <header class="bar">
    <a class="brand" href="./" translate="no">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path class="out" d="M3 8.5h16m-4-4 4 4-4 4"/>
        <path class="in" d="M21 15.5H5m4-4-4 4 4 4"/>
      </svg>Duplex</a>
    <nav aria-label="${d:escape(view.say('bar.pages'))}">
      <a href="./">${d:escape(view.say('bar.console'))}</a>
      <a href="push.html">${d:escape(view.say('bar.push'))}</a>
      <a href="check.html">${d:escape(view.say('bar.check'))}</a>
      <a href="compare.html">${d:escape(view.say('bar.compare'))}</a>
      <a href="hello.html">${d:escape(view.say('bar.hello'))}</a>
      <a href="request.jsp" aria-current="page">${d:escape(view.say('bar.request'))}</a>
      <a href="handshake">${d:escape(view.say('bar.handshake'))}</a>
    </nav>
    <div class="end">
      <label class="theme"><span>${d:escape(view.say('bar.language'))}</span>
        <select id="language">
          <option value="en" lang="en" translate="no">English</option>
          <option value="zh" lang="zh-CN" translate="no">中文</option>
        </select>
      </label>
      <label class="theme"><span>${d:escape(view.say('bar.theme'))}</span>
        <select id="theme">
          <option value="auto">${d:escape(view.say('bar.theme.auto'))}</option>
          <option value="light">${d:escape(view.say('bar.theme.light'))}</option>
          <option value="dark">${d:escape(view.say('bar.theme.dark'))}</option>
        </select>
      </label>
    </div>
  </header>
  <main class="page narrow">
    <h1>${d:escape(view.sentence())}</h1>
    <div class="stack">
      <section class="card" aria-labelledby="facts-title">
        <header><h2 id="facts-title">${d:escape(view.say('request.facts'))}</h2></header>
        <table class="lines">
          <thead class="unseen"><tr><th>${d:escape(view.say('request.part'))}</th><th>${d:escape(view.say('request.value'))}</th><th>${d:escape(view.say('request.note'))}</th></tr></thead>
          <tbody>
          <d:each var="row" items="${view.facts()}">
            <tr><th scope="row">${d:escape(row.name())}</th><td class="mono">${d:escape(row.value())}</td>
              <td><small>${d:escape(row.note())}</small></td></tr>
          </d:each>
          </tbody>
        </table>
      </section>
      <section class="card" aria-labelledby="headers-title">
        <header><h2 id="headers-title">${d:escape(view.say('request.headers'))}</h2>
          <span class="chip">${d:escape(view.headerCount())}</span></header>
        <table class="lines">
          <thead class="unseen"><tr><th>${d:escape(view.say('request.name'))}</th><th>${d:escape(view.say('request.value'))}</th><th>${d:escape(view.say('request.note'))}</th></tr></thead>
          <tbody>
          <d:each var="row" items="${view.headers()}">
            <tr><th scope="row" class="mono">${d:escape(row.name())}</th><td class="mono">${d:escape(row.value())}</td>
              <td><small>${d:escape(row.note())}</small></td></tr>
          </d:each>
          </tbody>
        </table>
      </section>
      <p>${d:escape(view.say('request.more'))} <a href="handshake">${d:escape(view.say('request.rules'))}</a></p>
    </div>
  </main>
</body>
</html>

export default [
  {
    "id": "nginx-upgrade",
    "product": "nginx",
    "versions": "before 1.29.7",
    "mends": ["handshake.upgrade", "handshake.connection", "handshake.http10"],
    "signs": ["nginx"],
    "bites": {
      "en": "Upgrade and Connection are hop-by-hop headers, so nginx drops them, and it speaks HTTP/1.0 to the back end.",
      "zh": "Upgrade 和 Connection 属于逐跳头，nginx 会丢弃它们，并且用 HTTP/1.0 访问后端。"
    },
    "symptom": {
      "en": "The server sees a plain GET with Connection: close and answers 400 or 426; the browser says only 1006.",
      "zh": "服务器看到的是带 Connection: close 的普通 GET，返回 400 或 426；浏览器只报 1006。"
    },
    "where": {
      "en": "The map in http { }, the location in the server { } of the site; then nginx -s reload.",
      "zh": "map 写在 http { } 里，location 写在站点的 server { } 里；然后执行 nginx -s reload。"
    },
    "lines": "map $http_upgrade $connection_upgrade {\n  default upgrade;\n  ''      close;\n}\n\nlocation /duplex/ {\n  proxy_pass http://127.0.0.1:8080;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection $connection_upgrade;\n  proxy_set_header Host $http_host;\n}",
    "sources": [
      {"title": "nginx: WebSocket proxying", "url": "https://nginx.org/en/docs/http/websocket.html"},
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_http_version"}
    ],
    "grade": "manual"
  },
  {
    "id": "nginx-upgrade-1-29-7",
    "product": "nginx",
    "versions": "from 1.29.7",
    "mends": ["handshake.upgrade", "handshake.connection"],
    "signs": ["nginx"],
    "bites": {
      "en": "Speaks HTTP/1.1 to the back end by itself, but still drops Upgrade and Connection.",
      "zh": "已默认用 HTTP/1.1 访问后端，但仍会丢弃 Upgrade 和 Connection。"
    },
    "symptom": {
      "en": "The server sees a GET over HTTP/1.1 without Upgrade and answers 426; the browser says only 1006.",
      "zh": "服务器看到的是没有 Upgrade 的 HTTP/1.1 GET，返回 426；浏览器只报 1006。"
    },
    "where": {
      "en": "The map in http { }, the location in the server { } of the site; then nginx -s reload.",
      "zh": "map 写在 http { } 里，location 写在站点的 server { } 里；然后执行 nginx -s reload。"
    },
    "lines": "map $http_upgrade $connection_upgrade {\n  default upgrade;\n  ''      close;\n}\n\nlocation /duplex/ {\n  proxy_pass http://127.0.0.1:8080;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection $connection_upgrade;\n  proxy_set_header Host $http_host;\n}",
    "sources": [{"title": "nginx: WebSocket proxying", "url": "https://nginx.org/en/docs/http/websocket.html"}],
    "grade": "manual"
  },
  {
    "id": "nginx-headers-inherited",
    "product": "nginx",
    "mends": ["handshake.upgrade", "handshake.connection", "origin.changed", "scheme.unknown"],
    "signs": ["nginx"],
    "bites": {
      "en": "proxy_set_header lines of an outer level hold only where the inner level has none: one line in a location cancels all of them.",
      "zh": "只有内层没有任何 proxy_set_header 时，外层的才会继承；location 里写一行，外层的就全部失效。"
    },
    "symptom": {
      "en": "WebSockets worked until somebody added one header to a location; now the server sees a plain GET.",
      "zh": "原本 WebSocket 正常，有人在某个 location 里加了一个头之后，服务器就只看到普通 GET。"
    },
    "where": {
      "en": "In the location that has a proxy_set_header of its own: repeat all of them there.",
      "zh": "在自带 proxy_set_header 的 location 里，把所有需要的行都重复写一遍。"
    },
    "lines": "location /duplex/ {\n  proxy_pass http://127.0.0.1:8080;\n  proxy_http_version 1.1;\n  proxy_set_header X-Request-Id $request_id;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection $connection_upgrade;\n  proxy_set_header Host $http_host;\n  proxy_set_header X-Forwarded-Proto $scheme;\n}",
    "sources": [
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header"}
    ],
    "grade": "manual"
  },
  {
    "id": "nginx-idle",
    "product": "nginx",
    "mends": ["idle.cut", "sse.cut", "longpoll.cut"],
    "signs": ["nginx"],
    "bites": {
      "en": "proxy_read_timeout and proxy_send_timeout are 60 s: silence of the back end for so long ends the connection.",
      "zh": "proxy_read_timeout 和 proxy_send_timeout 默认都是 60 s，后端沉默这么久连接就会被断开。"
    },
    "symptom": {"en": "Quiet connections end with 1006 at 60 s; a long poll gets 504.", "zh": "空闲连接在 60 s 时以 1006 断开；长轮询得到 504。"},
    "where": {
      "en": "In the location of the WebSocket. Server pings more often than every 60 s serve as well.",
      "zh": "写在 WebSocket 的 location 里。服务器以小于 60 s 的间隔发送 ping 也可以。"
    },
    "lines": "location /duplex/ {\n  proxy_read_timeout 3600s;\n  proxy_send_timeout 3600s;\n}",
    "sources": [
      {"title": "nginx: WebSocket proxying", "url": "https://nginx.org/en/docs/http/websocket.html"},
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout"}
    ],
    "grade": "manual"
  },
  {
    "id": "nginx-sse-ignored-header",
    "product": "nginx",
    "mends": ["sse.buffered"],
    "signs": ["nginx"],
    "bites": {
      "en": "proxy_buffering is on; a stream passes at once only because its answer says X-Accel-Buffering: no, and proxy_ignore_headers takes that away.",
      "zh": "proxy_buffering 默认开启；流能即时通过是因为响应带有 X-Accel-Buffering: no，而 proxy_ignore_headers 会让它失效。"
    },
    "symptom": {"en": "Events come in bursts, or all together at the end.", "zh": "事件一阵一阵到达，或者最后一次性全部到达。"},
    "where": {
      "en": "Take X-Accel-Buffering out of proxy_ignore_headers; if it has to stay there, turn buffering off in the location.",
      "zh": "从 proxy_ignore_headers 中去掉 X-Accel-Buffering；若必须保留，就在该 location 关闭缓冲。"
    },
    "lines": "location /duplex/push/ {\n  # no X-Accel-Buffering in proxy_ignore_headers, or:\n  proxy_buffering off;\n}",
    "sources": [
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering"},
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ignore_headers"}
    ],
    "grade": "measured"
  },
  {
    "id": "nginx-forwarded",
    "product": "nginx",
    "mends": ["scheme.unknown", "origin.changed", "handshake.refused"],
    "signs": ["nginx"],
    "bites": {
      "en": "Host becomes the name from proxy_pass, and nothing tells the back end that the client came by https.",
      "zh": "Host 会变成 proxy_pass 里的名字，也没有任何头告诉后端客户端走的是 https。"
    },
    "symptom": {
      "en": "The server compares the page's Origin with http://127.0.0.1:8080 and refuses your own page with 403.",
      "zh": "服务器拿页面的 Origin 和 http://127.0.0.1:8080 比较，用 403 拒绝你自己的页面。"
    },
    "where": {
      "en": "In the location. $http_host keeps the port, $host does not. Then tell the server to believe these headers.",
      "zh": "写在 location 里。$http_host 保留端口，$host 不保留。之后还要让服务器信任这些头。"
    },
    "lines": "location /duplex/ {\n  proxy_set_header Host $http_host;\n  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n  proxy_set_header X-Forwarded-Proto $scheme;\n  proxy_set_header X-Forwarded-Host $http_host;\n}",
    "sources": [
      {"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header"}
    ],
    "grade": "manual"
  },
  {
    "id": "nginx-path",
    "product": "nginx",
    "mends": ["http.elsewhere", "handshake.answered"],
    "signs": ["nginx"],
    "bites": {
      "en": "A URI in proxy_pass (even a lone slash) replaces the matched part of the path; and a longer location takes the request away.",
      "zh": "proxy_pass 里带 URI（哪怕只有一个斜杠）会替换匹配到的路径；更长的 location 也会抢走请求。"
    },
    "symptom": {"en": "404, or the page of another application, where Duplex should answer.", "zh": "应由 Duplex 回答的地址返回 404，或者是别的应用的页面。"},
    "where": {"en": "In the location: without a URI the path goes on unchanged.", "zh": "在 location 里：不带 URI 时路径原样转发。"},
    "lines": "location /duplex/ {\n  proxy_pass http://127.0.0.1:8080;  # no slash at the end\n}",
    "sources": [{"title": "nginx: ngx_http_proxy_module", "url": "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass"}],
    "grade": "manual"
  },
  {
    "id": "ingress-nginx-timeouts",
    "product": "ingress-nginx",
    "mends": ["idle.cut", "sse.cut", "longpoll.cut"],
    "signs": ["x-forwarded-scheme", "x-scheme"],
    "bites": {
      "en": "Upgrades pass by themselves, but proxy-read-timeout and proxy-send-timeout are 60 s.",
      "zh": "升级会自动通过，但 proxy-read-timeout 和 proxy-send-timeout 默认 60 s。"
    },
    "symptom": {
      "en": "Quiet connections end with 1006 at 60 s. If it stays 60 s after the change, another hop cuts: look at the load balancer in front.",
      "zh": "空闲连接 60 s 时以 1006 断开。改完仍是 60 s，说明是别的一跳在断，看看前面的负载均衡。"
    },
    "where": {
      "en": "Annotations of the Ingress; numbers without a unit, in quotes. The load balancer in front has to speak TCP to the controller.",
      "zh": "Ingress 的 annotations；数字不带单位，要加引号。前面的负载均衡到 controller 要用 TCP。"
    },
    "lines": "metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/proxy-read-timeout: \"3600\"\n    nginx.ingress.kubernetes.io/proxy-send-timeout: \"3600\"",
    "sources": [
      {
        "title": "ingress-nginx: Miscellaneous, Websockets",
        "url": "https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#websockets"
      },
      {
        "title": "ingress-nginx: annotations",
        "url": "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "ingress-nginx-reload",
    "product": "ingress-nginx",
    "mends": ["lifetime.cut"],
    "signs": ["x-forwarded-scheme", "x-scheme"],
    "bites": {
      "en": "A change of any Ingress reloads nginx; the old workers, with their WebSockets, are ended after worker-shutdown-timeout, 240 s.",
      "zh": "任何 Ingress 变更都会让 nginx reload；旧 worker 连同上面的 WebSocket 在 worker-shutdown-timeout（240 s）后被结束。"
    },
    "symptom": {
      "en": "All connections end together about four minutes after a deployment, also of somebody else.",
      "zh": "某次部署（也可能是别人的）约四分钟后，所有连接同时断开。"
    },
    "where": {
      "en": "ConfigMap of the controller; a controller of its own (ingress class) for WebSockets keeps other people's changes away.",
      "zh": "controller 的 ConfigMap；给 WebSocket 单独一个 controller（ingress class），可以避开别人的变更。"
    },
    "lines": "data:\n  worker-shutdown-timeout: \"3600s\"",
    "sources": [
      {
        "title": "ingress-nginx: ConfigMap",
        "url": "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#worker-shutdown-timeout"
      },
      {"title": "ingress-nginx issue 2461", "url": "https://github.com/kubernetes/ingress-nginx/issues/2461"}
    ],
    "grade": "manual"
  },
  {
    "id": "ingress-nginx-forwarded",
    "product": "ingress-nginx",
    "mends": ["scheme.unknown", "handshake.refused"],
    "signs": ["x-forwarded-scheme", "x-scheme"],
    "bites": {
      "en": "use-forwarded-headers is false: X-Forwarded-* of a load balancer in front are replaced by what the controller sees itself.",
      "zh": "use-forwarded-headers 默认 false：前面负载均衡写的 X-Forwarded-* 会被 controller 自己看到的值取代。"
    },
    "symptom": {
      "en": "TLS ends before the controller, so the server takes the page for http and refuses its Origin.",
      "zh": "TLS 在 controller 之前终止，服务器以为页面是 http，于是拒绝其 Origin。"
    },
    "where": {
      "en": "ConfigMap of the controller, only where every request comes through that load balancer.",
      "zh": "controller 的 ConfigMap；仅在所有请求都经过该负载均衡时使用。"
    },
    "lines": "data:\n  use-forwarded-headers: \"true\"",
    "sources": [
      {
        "title": "ingress-nginx: ConfigMap",
        "url": "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-forwarded-headers"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "httpd-upgrade",
    "product": "Apache httpd",
    "versions": "from 2.4.47",
    "mends": ["handshake.upgrade", "handshake.connection"],
    "signs": ["apache", "x-forwarded-server"],
    "bites": {
      "en": "mod_proxy_http passes no upgrade unless the ProxyPass line says which.",
      "zh": "除非 ProxyPass 行写明允许哪种协议，mod_proxy_http 不会转发升级。"
    },
    "symptom": {
      "en": "The handshake arrives as a plain GET and gets 426 or 404; the browser says only 1006.",
      "zh": "握手到达时只是普通 GET，得到 426 或 404；浏览器只报 1006。"
    },
    "where": {
      "en": "In the VirtualHost; modules proxy and proxy_http. Not upgrade=ANY or NONE: they tunnel what was never agreed.",
      "zh": "写在 VirtualHost 里；需要 proxy 和 proxy_http 模块。不要用 upgrade=ANY 或 NONE，它们会放行未经协商的协议。"
    },
    "lines": "ProxyPreserveHost On\nProxyPass \"/duplex/\" \"http://127.0.0.1:8080/duplex/\" upgrade=websocket",
    "sources": [
      {"title": "Apache httpd: mod_proxy", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#protoupgrade"},
      {"title": "Apache httpd: mod_proxy", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxypass"}
    ],
    "grade": "manual"
  },
  {
    "id": "httpd-wstunnel",
    "product": "Apache httpd",
    "versions": "2.4.5 to 2.4.46",
    "mends": ["handshake.upgrade", "handshake.answered"],
    "signs": ["apache", "x-forwarded-server"],
    "bites": {
      "en": "Only mod_proxy_wstunnel can upgrade, and the first ProxyPass that matches wins: a ws:// line below the http:// line is never reached.",
      "zh": "只有 mod_proxy_wstunnel 能升级，而且先匹配的 ProxyPass 生效：ws:// 行写在 http:// 行后面就永远轮不到。"
    },
    "symptom": {"en": "The handshake arrives as a plain GET, or 404 or 400 comes back.", "zh": "握手到达时只是普通 GET，或者返回 404、400。"},
    "where": {
      "en": "In the VirtualHost; modules proxy, proxy_http, proxy_wstunnel and rewrite. The rules choose by Upgrade, so one path serves both.",
      "zh": "写在 VirtualHost 里；需要 proxy、proxy_http、proxy_wstunnel、rewrite 模块。规则按 Upgrade 选择，同一路径两种都能用。"
    },
    "lines": "RewriteEngine On\nRewriteCond %{HTTP:Upgrade} =websocket [NC]\nRewriteRule ^/duplex/(.*) ws://127.0.0.1:8080/duplex/$1 [P,L]\nProxyPass \"/duplex/\" \"http://127.0.0.1:8080/duplex/\"",
    "sources": [{"title": "Apache httpd: mod_proxy_wstunnel", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy_wstunnel.html"}],
    "grade": "manual"
  },
  {
    "id": "httpd-timeouts",
    "product": "Apache httpd",
    "mends": ["idle.cut", "longpoll.cut", "sse.cut"],
    "signs": ["apache", "x-forwarded-server"],
    "bites": {
      "en": "Two limits: ProxyTimeout, and Timeout (60 s). For a WebSocket the larger one rules, for streams and polls ProxyTimeout, which is Timeout unless set.",
      "zh": "有两个限制：ProxyTimeout 和 Timeout（60 s）。WebSocket 以较大者为准，流和轮询看 ProxyTimeout，未设时等于 Timeout。"
    },
    "symptom": {
      "en": "Quiet connections end with 1006 at 60 s; polls get 502 or 504. Lowering one of the two alone changes nothing for WebSockets.",
      "zh": "空闲连接 60 s 时以 1006 断开；轮询得到 502 或 504。只调小其中一个，对 WebSocket 没有效果。"
    },
    "where": {"en": "In the VirtualHost; Timeout also in the main configuration.", "zh": "写在 VirtualHost 里；Timeout 也可写在主配置里。"},
    "lines": "Timeout 3600\nProxyTimeout 3600",
    "sources": [
      {"title": "Apache httpd: mod_proxy", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxytimeout"},
      {"title": "Apache httpd: Timeout", "url": "https://httpd.apache.org/docs/2.4/mod/core.html#timeout"}
    ],
    "grade": "measured"
  },
  {
    "id": "httpd-forwarded",
    "product": "Apache httpd",
    "mends": ["scheme.unknown", "handshake.refused", "origin.changed"],
    "signs": ["apache", "x-forwarded-server"],
    "bites": {
      "en": "ProxyPreserveHost is Off: Host becomes 127.0.0.1:8080. X-Forwarded-For and X-Forwarded-Host are written, X-Forwarded-Proto is not.",
      "zh": "ProxyPreserveHost 默认 Off：Host 变成 127.0.0.1:8080。会写 X-Forwarded-For 和 X-Forwarded-Host，但不写 X-Forwarded-Proto。"
    },
    "symptom": {
      "en": "Your own pages are refused with 403, because Origin and Host do not match.",
      "zh": "自己的页面被 403 拒绝，因为 Origin 与 Host 不一致。"
    },
    "where": {"en": "In the VirtualHost with TLS; module headers.", "zh": "写在启用 TLS 的 VirtualHost 里；需要 headers 模块。"},
    "lines": "ProxyPreserveHost On\nRequestHeader set X-Forwarded-Proto expr=%{REQUEST_SCHEME}",
    "sources": [
      {"title": "Apache httpd: mod_proxy", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxypreservehost"},
      {"title": "Apache httpd: mod_headers", "url": "https://httpd.apache.org/docs/2.4/mod/mod_headers.html#requestheader"}
    ],
    "grade": "manual"
  },
  {
    "id": "httpd-ajp",
    "product": "Apache httpd mod_proxy_ajp and mod_jk",
    "mends": ["handshake.ajp", "handshake.answered"],
    "signs": ["apache", "x-forwarded-server"],
    "bites": {"en": "AJP has no way to upgrade a connection. No setting changes that.", "zh": "AJP 协议本身无法升级连接，没有任何设置能改变这一点。"},
    "symptom": {
      "en": "Pages work, every handshake fails with 500, and the server's log says that AJP does not support HTTP upgrade.",
      "zh": "页面正常，但所有握手都是 500，服务器日志提示 AJP 不支持 HTTP upgrade。"
    },
    "where": {
      "en": "In the VirtualHost: http:// and the server's HTTP connector in place of ajp:// and port 8009; with mod_jk, take the path out of JkMount.",
      "zh": "在 VirtualHost 里，把 ajp:// 和 8009 端口换成 http:// 和服务器的 HTTP connector；用 mod_jk 时把该路径从 JkMount 中排除。"
    },
    "lines": "# in place of: ProxyPass \"/duplex/\" \"ajp://127.0.0.1:8009/duplex/\"\n# with mod_jk:  JkUnMount /duplex/* worker1\nProxyPreserveHost On\nProxyPass \"/duplex/\" \"http://127.0.0.1:8080/duplex/\" upgrade=websocket",
    "sources": [
      {"title": "Apache httpd: mod_proxy", "url": "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#protoupgrade"},
      {"title": "Tomcat Connectors: mod_jk", "url": "https://tomcat.apache.org/connectors-doc/reference/apache.html"},
      {"title": "support-project/knowledge issue 827", "url": "https://github.com/support-project/knowledge/issues/827"}
    ],
    "grade": "manual"
  },
  {
    "id": "haproxy-timeouts",
    "product": "HAProxy",
    "mends": ["idle.cut", "sse.cut", "longpoll.cut"],
    "signs": [],
    "bites": {
      "en": "Without timeout tunnel, timeout client and timeout server hold for WebSockets too, usually 30 to 60 s. For event streams and polls timeout server holds in any case.",
      "zh": "没有设 timeout tunnel 时，WebSocket 也受 timeout client 和 timeout server 限制，通常是 30 到 60 s。事件流和轮询始终受 timeout server 限制。"
    },
    "symptom": {
      "en": "Quiet connections end with 1006 at the client or server timeout; long polls get 504.",
      "zh": "空闲连接到了 client 或 server 超时就以 1006 断开；长轮询得到 504。"
    },
    "where": {
      "en": "In defaults, or in the backend. client-fin clears away connections that the client has half closed.",
      "zh": "写在 defaults 或 backend 里。client-fin 清理客户端只关闭了一半的连接。"
    },
    "lines": "defaults\n  timeout client 90s\n  timeout server 90s\n  timeout tunnel 1h\n  timeout client-fin 30s",
    "sources": [{"title": "HAProxy: configuration manual", "url": "https://docs.haproxy.org/3.0/configuration.html"}],
    "grade": "manual"
  },
  {
    "id": "haproxy-h2-clients",
    "product": "HAProxy",
    "mends": ["handshake.answered", "handshake.silent"],
    "signs": [],
    "bites": {
      "en": "Offers WebSocket over HTTP/2 to browsers. Some clients and inspecting programs get that wrong.",
      "zh": "会向浏览器提供 HTTP/2 上的 WebSocket，而某些客户端和检查流量的程序处理不对。"
    },
    "symptom": {
      "en": "wss fails in one browser or on some machines only; without h2 it works everywhere.",
      "zh": "wss 只在某个浏览器或某些机器上失败；关掉 h2 就都正常。"
    },
    "where": {
      "en": "In global: browsers then open WebSockets by HTTP/1.1. The bind line keeps alpn h2,http/1.1.",
      "zh": "写在 global 里：浏览器会改用 HTTP/1.1 打开 WebSocket。bind 行保留 alpn h2,http/1.1。"
    },
    "lines": "global\n  h2-workaround-bogus-websocket-clients",
    "sources": [
      {"title": "HAProxy: configuration manual", "url": "https://docs.haproxy.org/3.0/configuration.html"},
      {"title": "jetty.project issue 7740: antivirus and wss over h2", "url": "https://github.com/jetty/jetty.project/issues/7740"}
    ],
    "grade": "manual"
  },
  {
    "id": "haproxy-h2-server",
    "product": "HAProxy",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": [],
    "bites": {
      "en": "Where the server line speaks HTTP/2 to the back end, a WebSocket goes by HTTP/2 as well, and most Java servers do not take it that way.",
      "zh": "如果 server 行用 HTTP/2 连后端，WebSocket 也会走 HTTP/2，而多数 Java 服务器不接受这种方式。"
    },
    "symptom": {"en": "Pages work over h2 to the back end, the handshake fails with 4xx or 502.", "zh": "页面经 h2 到后端正常，握手却是 4xx 或 502。"},
    "where": {"en": "On the server line of the backend.", "zh": "写在 backend 的 server 行上。"},
    "lines": "backend duplex\n  server one 127.0.0.1:8443 ssl verify required ca-file /etc/haproxy/ca.pem alpn h2,http/1.1 ws h1",
    "sources": [{"title": "HAProxy: configuration manual", "url": "https://docs.haproxy.org/3.0/configuration.html"}],
    "grade": "manual"
  },
  {
    "id": "haproxy-forwarded",
    "product": "HAProxy",
    "mends": ["scheme.unknown", "handshake.refused"],
    "signs": [],
    "bites": {"en": "No forwarded header is written unless the configuration says so.", "zh": "除非配置里写明，否则不会写任何 forwarded 头。"},
    "symptom": {
      "en": "TLS ends here, the server takes pages for http and refuses their Origin with 403.",
      "zh": "TLS 在这里终止，服务器以为页面是 http，用 403 拒绝其 Origin。"
    },
    "where": {"en": "In the frontend.", "zh": "写在 frontend 里。"},
    "lines": "frontend web\n  option forwardfor\n  http-request set-header X-Forwarded-Proto https if { ssl_fc }\n  http-request set-header X-Forwarded-Proto http if !{ ssl_fc }",
    "sources": [{"title": "HAProxy: configuration manual", "url": "https://docs.haproxy.org/3.0/configuration.html"}],
    "grade": "manual"
  },
  {
    "id": "envoy-upgrade",
    "product": "Envoy",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": ["envoy", "x-envoy-expected-rq-timeout-ms", "x-envoy-upstream-service-time"],
    "bites": {
      "en": "Upgrades are refused unless the connection manager or the route lists them.",
      "zh": "除非 connection manager 或 route 列出允许的升级，否则一律拒绝。"
    },
    "symptom": {
      "en": "The handshake is answered by Envoy itself, usually with 403; the server never sees it.",
      "zh": "握手由 Envoy 自己回答，通常是 403，服务器根本没看到。"
    },
    "where": {"en": "In the typed_config of the HttpConnectionManager.", "zh": "写在 HttpConnectionManager 的 typed_config 里。"},
    "lines": "upgrade_configs:\n- upgrade_type: websocket",
    "sources": [
      {"title": "Envoy: HTTP upgrades", "url": "https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades"}
    ],
    "grade": "manual"
  },
  {
    "id": "envoy-idle",
    "product": "Envoy",
    "mends": ["idle.cut", "sse.cut"],
    "signs": ["envoy", "x-envoy-expected-rq-timeout-ms", "x-envoy-upstream-service-time"],
    "bites": {
      "en": "stream_idle_timeout is 5 minutes and holds for upgraded connections too.",
      "zh": "stream_idle_timeout 默认 5 分钟，对升级后的连接同样有效。"
    },
    "symptom": {"en": "Quiet connections end with 1006 at 300 s.", "zh": "空闲连接在 300 s 时以 1006 断开。"},
    "where": {
      "en": "In the HttpConnectionManager; idle_timeout of a route overrides it.",
      "zh": "写在 HttpConnectionManager 里；route 的 idle_timeout 会覆盖它。"
    },
    "lines": "stream_idle_timeout: 3600s",
    "sources": [
      {"title": "Envoy: how do I configure timeouts?", "url": "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts"}
    ],
    "grade": "manual"
  },
  {
    "id": "envoy-route-timeout",
    "product": "Envoy",
    "mends": ["sse.cut", "longpoll.cut", "lifetime.cut"],
    "signs": ["envoy", "x-envoy-expected-rq-timeout-ms", "x-envoy-upstream-service-time"],
    "bites": {
      "en": "The route's timeout is 15 s, for the whole answer: an event stream never ends, so it is cut.",
      "zh": "route 的 timeout 默认 15 s，指整个响应；事件流永远不结束，所以会被切断。"
    },
    "symptom": {
      "en": "Streams break off after 15 s although events come; polls of more than 15 s get 504.",
      "zh": "明明有事件，流还是在 15 s 时断开；超过 15 s 的轮询得到 504。"
    },
    "where": {"en": "In the action of the route.", "zh": "写在 route 的 action 里。"},
    "lines": "routes:\n- match: { prefix: \"/duplex/\" }\n  route:\n    cluster: duplex\n    timeout: 0s\n    idle_timeout: 3600s",
    "sources": [
      {"title": "Envoy: how do I configure timeouts?", "url": "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts"}
    ],
    "grade": "manual"
  },
  {
    "id": "istio-h2-upgrade",
    "product": "Istio",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": ["istio-envoy", "x-envoy-peer-metadata", "x-envoy-attempt-count"],
    "bites": {
      "en": "With h2UpgradePolicy: UPGRADE the sidecars speak HTTP/2 to each other, and the WebSocket's upgrade gets lost there.",
      "zh": "h2UpgradePolicy: UPGRADE 时 sidecar 之间走 HTTP/2，WebSocket 的升级就丢在那里。"
    },
    "symptom": {"en": "Pages work, the handshake gets 400 or 503 from the mesh.", "zh": "页面正常，握手从网格得到 400 或 503。"},
    "where": {"en": "DestinationRule of the service.", "zh": "该服务的 DestinationRule。"},
    "lines": "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: duplex\nspec:\n  host: duplex\n  trafficPolicy:\n    connectionPool:\n      http:\n        h2UpgradePolicy: DO_NOT_UPGRADE",
    "sources": [
      {"title": "istio issue 27078", "url": "https://github.com/istio/istio/issues/27078"},
      {"title": "Istio: Destination Rule", "url": "https://istio.io/latest/docs/reference/config/networking/destination-rule/"}
    ],
    "grade": "vendor"
  },
  {
    "id": "traefik-forwarded",
    "product": "Traefik",
    "mends": ["scheme.unknown", "handshake.refused"],
    "signs": ["x-forwarded-server"],
    "bites": {
      "en": "X-Forwarded-* are believed only from trusted addresses; those of a load balancer in front are replaced unless it is listed.",
      "zh": "只信任指定地址发来的 X-Forwarded-*；前面的负载均衡若不在列表里，它写的头会被替换。"
    },
    "symptom": {
      "en": "TLS ends before Traefik, so the server takes the page for http and refuses its Origin.",
      "zh": "TLS 在 Traefik 之前终止，服务器以为页面是 http，于是拒绝其 Origin。"
    },
    "where": {"en": "Static configuration; the addresses of the load balancer in front.", "zh": "静态配置；填前面负载均衡的地址。"},
    "lines": "entryPoints:\n  web:\n    address: \":80\"\n    forwardedHeaders:\n      trustedIPs:\n        - \"10.0.0.0/8\"",
    "sources": [{"title": "Traefik: EntryPoints", "url": "https://doc.traefik.io/traefik/v2.11/routing/entrypoints/"}],
    "grade": "manual"
  },
  {
    "id": "traefik-sse",
    "product": "Traefik",
    "mends": ["sse.buffered"],
    "signs": ["x-forwarded-server"],
    "bites": {
      "en": "Answers are flushed every 100 ms; those that say text/event-stream at once. A stream with another type may lag.",
      "zh": "响应每 100 ms 刷出一次，声明为 text/event-stream 的立即刷出；用别的类型的流可能滞后。"
    },
    "symptom": {"en": "Events come in small bursts.", "zh": "事件一小阵一小阵到达。"},
    "where": {
      "en": "Service in the dynamic configuration. Keep the middleware buffering off the router of the stream.",
      "zh": "动态配置中的 service。流所在的 router 不要挂 buffering 中间件。"
    },
    "lines": "http:\n  services:\n    duplex:\n      loadBalancer:\n        responseForwarding:\n          flushInterval: \"1ms\"\n        servers:\n          - url: \"http://127.0.0.1:8080\"",
    "sources": [{"title": "Traefik: services, response forwarding", "url": "https://doc.traefik.io/traefik/v2.11/routing/services/"}],
    "grade": "manual"
  },
  {
    "id": "traefik-2-11-1",
    "product": "Traefik",
    "versions": "2.11.1 and 3.0.0-rc4",
    "mends": ["lifetime.cut", "idle.cut"],
    "signs": ["x-forwarded-server"],
    "bites": {
      "en": "This release brought a lingering timeout that ends WebSockets too.",
      "zh": "这个版本引入了 lingering timeout，WebSocket 也会被它断开。"
    },
    "symptom": {"en": "Connections end with 1006 two or three seconds after they opened.", "zh": "连接打开两三秒后以 1006 断开。"},
    "where": {"en": "Image or package version; 2.11.2 and 3.0.0-rc5 have it no more.", "zh": "镜像或软件包版本；2.11.2 和 3.0.0-rc5 已去掉。"},
    "lines": "# 2.11.2 or newer\nimage: traefik:v2.11",
    "sources": [
      {"title": "traefik issue 10589", "url": "https://github.com/traefik/traefik/issues/10589"},
      {"title": "traefik issue 10598", "url": "https://github.com/traefik/traefik/issues/10598"}
    ],
    "grade": "vendor"
  },
  {
    "id": "caddy-buffers",
    "product": "Caddy",
    "mends": ["handshake.silent", "sse.buffered"],
    "signs": ["caddy"],
    "bites": {
      "en": "buffer_responses (response_buffers in later versions) waits for the whole answer, and an upgrade has no end. Other answers are collected too, unless they say text/event-stream or have no length.",
      "zh": "buffer_responses（新版本叫 response_buffers）会等整个响应，而升级没有结束。其他响应也会被攒着发，除非声明为 text/event-stream 或没有长度。"
    },
    "symptom": {"en": "The handshake is never answered; event streams do not begin.", "zh": "握手一直没有回答；事件流不会开始。"},
    "where": {
      "en": "Caddyfile, in reverse_proxy: leave both out, and request_buffers too; flush_interval -1 for streams of another type.",
      "zh": "Caddyfile 的 reverse_proxy 里：都不要写，request_buffers 也不要写；其他类型的流用 flush_interval -1。"
    },
    "lines": "reverse_proxy /duplex/* 127.0.0.1:8080 {\n  # no buffer_responses, response_buffers, request_buffers\n  flush_interval -1\n}",
    "sources": [{"title": "Caddy: reverse_proxy", "url": "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"}],
    "grade": "measured"
  },
  {
    "id": "caddy-reload",
    "product": "Caddy",
    "versions": "from 2.7",
    "mends": ["lifetime.cut"],
    "signs": ["caddy"],
    "bites": {"en": "A reload of the configuration closes all WebSockets at once.", "zh": "重新加载配置会立即关闭所有 WebSocket。"},
    "symptom": {"en": "All connections end together, whenever somebody changes the Caddyfile.", "zh": "每次有人改 Caddyfile，所有连接同时断开。"},
    "where": {
      "en": "Caddyfile, in reverse_proxy: connections of the old configuration may stay for so long.",
      "zh": "Caddyfile 的 reverse_proxy 里：旧配置的连接最多再保留这么久。"
    },
    "lines": "reverse_proxy /duplex/* 127.0.0.1:8080 {\n  stream_close_delay 5m\n}",
    "sources": [{"title": "Caddy: reverse_proxy", "url": "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"}],
    "grade": "manual"
  },
  {
    "id": "lighttpd-upgrade",
    "product": "lighttpd",
    "versions": "from 1.4.46",
    "mends": ["handshake.upgrade"],
    "signs": ["lighttpd"],
    "bites": {"en": "mod_proxy drops Upgrade unless proxy.header enables it.", "zh": "除非 proxy.header 启用，否则 mod_proxy 会丢掉 Upgrade。"},
    "symptom": {"en": "The server sees a plain GET and answers 426; the browser says only 1006.", "zh": "服务器看到普通 GET，返回 426；浏览器只报 1006。"},
    "where": {
      "en": "lighttpd.conf. mod_proxy has to be in server.modules; without mod_wstunnel.",
      "zh": "lighttpd.conf。server.modules 里要有 mod_proxy；不需要 mod_wstunnel。"
    },
    "lines": "$HTTP[\"url\"] =~ \"^/duplex/\" {\n  proxy.server = ( \"\" => ( ( \"host\" => \"127.0.0.1\", \"port\" => 8080 ) ) )\n  proxy.header = ( \"upgrade\" => \"enable\" )\n}",
    "sources": [{"title": "lighttpd: mod_proxy", "url": "https://wiki.lighttpd.net/mod_proxy"}],
    "grade": "manual"
  },
  {
    "id": "lighttpd-sse",
    "product": "lighttpd",
    "versions": "1.4",
    "mends": ["sse.buffered"],
    "signs": ["lighttpd"],
    "bites": {
      "en": "server.stream-response-body is 0: an answer is passed on once it is complete.",
      "zh": "server.stream-response-body 默认 0：响应完整之后才转发。"
    },
    "symptom": {"en": "No events at all, then one burst when the stream ends.", "zh": "一直没有事件，流结束时一次性全部到达。"},
    "where": {"en": "lighttpd.conf, at the top or in the condition of the path.", "zh": "lighttpd.conf 顶层，或该路径的条件块里。"},
    "lines": "server.stream-response-body = 2",
    "sources": [
      {
        "title": "lighttpd: server.stream-response-body",
        "url": "https://redmine.lighttpd.net/projects/lighttpd/wiki/Server_stream-response-bodyDetails"
      }
    ],
    "grade": "measured"
  },
  {
    "id": "squid-upgrade",
    "product": "Squid",
    "versions": "from 5",
    "mends": ["handshake.upgrade"],
    "signs": ["squid"],
    "bites": {
      "en": "Upgrade is dropped unless a rule allows the protocol; the name is compared by case, and browsers send websocket in lower case.",
      "zh": "除非有规则允许该协议，否则 Upgrade 会被丢弃；名字区分大小写，而浏览器发的是小写的 websocket。"
    },
    "symptom": {
      "en": "ws:// fails through the proxy, wss:// (by CONNECT) works. A rule for WebSocket, as the manual spells it, changes nothing.",
      "zh": "经代理 ws:// 失败，wss://（走 CONNECT）正常。按手册写成 WebSocket 的规则不起作用。"
    },
    "where": {"en": "squid.conf.", "zh": "squid.conf。"},
    "lines": "http_upgrade_request_protocols websocket allow all",
    "sources": [
      {"title": "Squid: http_upgrade_request_protocols", "url": "https://www.squid-cache.org/Doc/config/http_upgrade_request_protocols/"}
    ],
    "grade": "measured"
  },
  {
    "id": "aws-alb-idle",
    "product": "AWS Application Load Balancer",
    "mends": ["idle.cut", "sse.cut", "longpoll.cut"],
    "signs": ["x-amzn-trace-id", "awselb"],
    "bites": {
      "en": "idle_timeout.timeout_seconds is 60. A server ping every 60 s loses the race against it.",
      "zh": "idle_timeout.timeout_seconds 默认 60。服务器每 60 s 一次的 ping 会和它抢时间而输掉。"
    },
    "symptom": {"en": "Quiet connections end with 1006 at 60 s; polls get 504.", "zh": "空闲连接 60 s 时以 1006 断开；轮询得到 504。"},
    "where": {
      "en": "AWS CLI, or EC2 console, Load Balancers, Attributes, Connection idle timeout (1 to 4000 s). Ping well below it.",
      "zh": "AWS CLI，或 EC2 控制台 Load Balancers → Attributes → Connection idle timeout（1 到 4000 s）。ping 间隔要明显小于它。"
    },
    "lines": "aws elbv2 modify-load-balancer-attributes --load-balancer-arn \"$ARN\" \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=300",
    "sources": [
      {
        "title": "AWS: edit attributes for your ALB",
        "url": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html"
      },
      {"title": "mattermost/docs pull request 8929", "url": "https://github.com/mattermost/docs/pull/8929"}
    ],
    "grade": "manual"
  },
  {
    "id": "aws-clb",
    "product": "AWS Classic Load Balancer",
    "mends": ["handshake.upgrade", "handshake.answered", "idle.cut"],
    "signs": ["awselb"],
    "bites": {
      "en": "An HTTP or HTTPS listener knows no upgrade; TCP and SSL listeners pass everything. The idle timeout is 60 s in any case.",
      "zh": "HTTP/HTTPS listener 不支持升级；TCP 和 SSL listener 原样转发。空闲超时都是 60 s。"
    },
    "symptom": {"en": "Pages work, the handshake gets 400, or arrives without Upgrade.", "zh": "页面正常，握手得到 400，或到达时没有 Upgrade。"},
    "where": {
      "en": "AWS CLI: TCP (or SSL) in place of HTTP; an ALB is the better way out.",
      "zh": "AWS CLI：用 TCP（或 SSL）代替 HTTP；换成 ALB 更好。"
    },
    "lines": "aws elb delete-load-balancer-listeners --load-balancer-name \"$NAME\" --load-balancer-ports 80\naws elb create-load-balancer-listeners --load-balancer-name \"$NAME\" \\\n  --listeners Protocol=TCP,LoadBalancerPort=80,InstanceProtocol=TCP,InstancePort=8080\naws elb modify-load-balancer-attributes --load-balancer-name \"$NAME\" \\\n  --load-balancer-attributes '{\"ConnectionSettings\":{\"IdleTimeout\":300}}'",
    "sources": [
      {
        "title": "AWS: listeners for your Classic Load Balancer",
        "url": "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html"
      },
      {
        "title": "AWS: idle connection timeout",
        "url": "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-idle-timeout.html"
      }
    ],
    "grade": "vendor"
  },
  {
    "id": "aws-api-gateway",
    "product": "AWS API Gateway WebSocket API",
    "mends": ["message.limit", "idle.cut", "lifetime.cut"],
    "signs": ["x-amzn-apigateway-api-id", "x-amz-apigw-id"],
    "bites": {
      "en": "Frames of 32 KB, messages of 128 KB, 10 minutes of silence, 2 hours of life; none of them can be raised.",
      "zh": "帧 32 KB、消息 128 KB、静默 10 分钟、寿命 2 小时，全都不能提高。"
    },
    "symptom": {
      "en": "Larger messages end with 1009; connections end at 10 minutes of silence or at 2 hours.",
      "zh": "更大的消息以 1009 结束；连接在静默 10 分钟或满 2 小时时断开。"
    },
    "where": {
      "en": "No setting: the client splits messages, pings, and comes back. Where the limits hurt, an ALB in its place passes WebSockets through.",
      "zh": "没有可改的设置：客户端要拆分消息、发 ping、自动重连。限制太紧时换成 ALB，它会原样转发 WebSocket。"
    },
    "lines": "// in the client\nconst open = () => {\n  const socket = new WebSocket(\"wss://example.org/duplex/ws\");\n  socket.addEventListener(\"close\", () => setTimeout(open, 1000 + Math.random() * 4000));\n};\nopen();",
    "sources": [
      {
        "title": "AWS: quotas of WebSocket APIs",
        "url": "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "cloudfront-headers",
    "product": "Amazon CloudFront",
    "mends": ["handshake.refused", "handshake.answered", "extensions.lost", "subprotocol.lost", "origin.changed", "cookie.lost"],
    "signs": ["cloudfront", "x-amz-cf-id"],
    "bites": {
      "en": "Only headers named by the origin request policy reach the origin: Sec-WebSocket-Key and -Version, Origin, cookies and the rest get lost without one.",
      "zh": "只有 origin request policy 列出的头会到达源站；没有策略时，Sec-WebSocket-Key、Version、Origin、cookie 等都会丢失。"
    },
    "symptom": {
      "en": "The server refuses a handshake without a key, or knows neither subprotocol nor cookie.",
      "zh": "服务器因缺少 key 拒绝握手，或者看不到子协议和 cookie。"
    },
    "where": {
      "en": "Cache behavior of the path: origin request policy AllViewer, caching disabled. In the distribution's configuration, as for update-distribution.",
      "zh": "该路径的 cache behavior：origin request policy 选 AllViewer，并禁用缓存。即 update-distribution 所用的配置。"
    },
    "lines": "\"OriginRequestPolicyId\": \"216adef6-5c7f-47e4-b989-5492eafa07d3\",\n\"CachePolicyId\": \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"",
    "sources": [
      {
        "title": "AWS: use WebSockets with CloudFront",
        "url": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html"
      },
      {
        "title": "AWS: managed origin request policies",
        "url": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "cloudfront-idle",
    "product": "Amazon CloudFront",
    "mends": ["idle.cut", "longpoll.cut"],
    "signs": ["cloudfront", "x-amz-cf-id"],
    "bites": {
      "en": "A WebSocket is cut when the origin sent nothing for 10 minutes; a request when its answer waits longer than the response timeout, 30 s.",
      "zh": "源站 10 分钟没有发送，WebSocket 就被切断；普通请求等待响应超过 response timeout（30 s）也会被切断。"
    },
    "symptom": {"en": "Quiet connections end at 10 minutes; polls of more than 30 s get 504.", "zh": "空闲连接在 10 分钟时断开；超过 30 s 的轮询得到 504。"},
    "where": {
      "en": "The 10 minutes are fixed: pings from the server. The response timeout is in the origin's settings (OriginReadTimeout); or poll with ?wait=20.",
      "zh": "10 分钟不可改：让服务器发 ping。response timeout 在源站设置里（OriginReadTimeout）；或用 ?wait=20 轮询。"
    },
    "lines": "\"CustomOriginConfig\": { \"OriginReadTimeout\": 60 }",
    "sources": [
      {
        "title": "AWS re:Post: CloudFront WebSocket idle timeout",
        "url": "https://repost.aws/questions/QU05nkjxdfRC2E67FGICmP3g/how-to-increase-cloudfront-websockets-idle-timeout"
      },
      {
        "title": "AWS: use WebSockets with CloudFront",
        "url": "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html"
      }
    ],
    "grade": "vendor"
  },
  {
    "id": "gcp-lb-timeout",
    "product": "Google Cloud and GKE external Application Load Balancer",
    "mends": ["lifetime.cut", "idle.cut", "sse.cut", "longpoll.cut"],
    "signs": ["google", "x-cloud-trace-context"],
    "bites": {
      "en": "The back-end service's timeout is 30 s, and for WebSockets it is the longest life of a connection, idle or not.",
      "zh": "后端服务的 timeout 默认 30 s；对 WebSocket 来说它就是连接的最长寿命，不管是否空闲。"
    },
    "symptom": {"en": "Connections end at 30 s although messages flow; pings do not help.", "zh": "明明有消息往来，连接还是在 30 s 断开；ping 也没用。"},
    "where": {
      "en": "gcloud, or the console; on GKE a BackendConfig, named by the Service's annotation cloud.google.com/backend-config. Clients have to come back by themselves in any case.",
      "zh": "gcloud 或控制台；GKE 上用 BackendConfig，由 Service 的 annotation cloud.google.com/backend-config 引用。无论如何客户端都要能自动重连。"
    },
    "lines": "gcloud compute backend-services update duplex --global --timeout=86400s\n\n# GKE\napiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata:\n  name: duplex\nspec:\n  timeoutSec: 86400",
    "sources": [
      {
        "title": "GKE: Ingress for external Application Load Balancers",
        "url": "https://cloud.google.com/kubernetes-engine/docs/concepts/ingress-xlb"
      },
      {
        "title": "Google Cloud: back-end services, timeout",
        "url": "https://cloud.google.com/load-balancing/docs/backend-service#timeout-setting"
      },
      {"title": "gitlab issue 284074", "url": "https://gitlab.com/gitlab-org/gitlab/-/issues/284074"}
    ],
    "grade": "manual"
  },
  {
    "id": "azure-appgw-probe",
    "product": "Azure Application Gateway",
    "mends": ["handshake.answered"],
    "signs": ["microsoft-azure-application-gateway", "x-appgw-trace-id", "x-original-host"],
    "bites": {
      "en": "WebSockets need no switch, but the health probe is plain HTTP: a back end that does not answer it with 200 to 399 gets no traffic.",
      "zh": "WebSocket 不需要开关，但健康探测是普通 HTTP：后端不用 200 到 399 回答，就收不到流量。"
    },
    "symptom": {"en": "502 for the handshake and for pages alike.", "zh": "握手和页面都是 502。"},
    "where": {
      "en": "Azure CLI, or Health probes in the portal: a path that answers 200, such as /duplex/health.",
      "zh": "Azure CLI，或门户的 Health probes：用一个返回 200 的路径，例如 /duplex/health。"
    },
    "lines": "az network application-gateway probe create -g \"$GROUP\" --gateway-name \"$GATEWAY\" -n duplex \\\n  --protocol Http --host-name-from-http-settings true --path /duplex/health\naz network application-gateway http-settings update -g \"$GROUP\" --gateway-name \"$GATEWAY\" -n \"$SETTINGS\" \\\n  --probe duplex",
    "sources": [
      {
        "title": "Azure: WebSocket support in Application Gateway",
        "url": "https://learn.microsoft.com/en-us/azure/application-gateway/application-gateway-websocket"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "azure-appgw-sse",
    "product": "Azure Application Gateway",
    "mends": ["sse.buffered", "sse.cut", "longpoll.cut"],
    "signs": ["microsoft-azure-application-gateway", "x-appgw-trace-id", "x-original-host"],
    "bites": {
      "en": "Response buffering is on, and the request timeout of the backend setting ends answers that are silent for longer.",
      "zh": "响应缓冲默认开启；静默超过 backend setting 的请求超时，响应就会被结束。"
    },
    "symptom": {"en": "Events come in bursts, or the stream breaks off between two events.", "zh": "事件一阵一阵到达，或者在两个事件之间流就断了。"},
    "where": {
      "en": "Azure CLI. What idle time holds for WebSockets differs between Microsoft's pages: measure it.",
      "zh": "Azure CLI。WebSocket 的空闲时间在微软各页面上说法不一，请实测。"
    },
    "lines": "az network application-gateway update -g \"$GROUP\" -n \"$GATEWAY\" \\\n  --set globalConfiguration.enableResponseBuffering=false\naz network application-gateway http-settings update -g \"$GROUP\" --gateway-name \"$GATEWAY\" -n \"$SETTINGS\" \\\n  --timeout 90",
    "sources": [
      {
        "title": "Azure: server-sent events with Application Gateway",
        "url": "https://learn.microsoft.com/en-us/azure/application-gateway/use-server-sent-events"
      },
      {
        "title": "Azure: request and response proxy buffers",
        "url": "https://learn.microsoft.com/en-us/azure/application-gateway/proxy-buffers"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "azure-frontdoor",
    "product": "Azure Front Door",
    "mends": ["handshake.upgrade", "idle.cut", "lifetime.cut", "sse.cut"],
    "signs": ["x-azure-ref", "x-azure-fdid"],
    "bites": {
      "en": "A route with caching does not pass Upgrade on. 5 minutes of silence or 4 hours of life end a WebSocket; server-sent events are not supported.",
      "zh": "启用缓存的路由不转发 Upgrade。静默 5 分钟或寿命满 4 小时，WebSocket 就断开；不支持 server-sent events。"
    },
    "symptom": {
      "en": "The server sees a plain GET; or connections end at 300 s of silence or at 4 hours; event streams do not come through.",
      "zh": "服务器看到普通 GET；或者连接在静默 300 s 或满 4 小时断开；事件流不通。"
    },
    "where": {
      "en": "Azure CLI, or the route in the portal: no caching for the path (Standard and Premium). The limits are fixed: pings below 5 minutes, clients that come back.",
      "zh": "Azure CLI 或门户里的路由：该路径不要缓存（Standard 和 Premium）。时限不可改：ping 小于 5 分钟，客户端自动重连。"
    },
    "lines": "az afd route update -g \"$GROUP\" --profile-name \"$PROFILE\" --endpoint-name \"$ENDPOINT\" \\\n  --route-name duplex --enable-caching false",
    "sources": [
      {"title": "Azure Front Door: WebSocket", "url": "https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket"}
    ],
    "grade": "manual"
  },
  {
    "id": "azure-appservice",
    "product": "Azure App Service",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": ["x-arr-log-id", "was-default-hostname", "x-site-deployment-id"],
    "bites": {"en": "On Windows plans the switch Web sockets is off.", "zh": "Windows 计划上 Web sockets 开关默认关闭。"},
    "symptom": {"en": "The handshake gets 503 or another refusal before it reaches the server.", "zh": "握手到达服务器之前就得到 503 或其他拒绝。"},
    "where": {
      "en": "Azure CLI, or Configuration, General settings, Web sockets.",
      "zh": "Azure CLI，或 Configuration → General settings → Web sockets。"
    },
    "lines": "az webapp config set -g \"$GROUP\" -n \"$APP\" --web-sockets-enabled true",
    "sources": [
      {
        "title": "Azure CLI: az webapp config set",
        "url": "https://learn.microsoft.com/en-us/cli/azure/webapp/config#az-webapp-config-set"
      },
      {"title": "shrimpy/gowebsockettry: 503 while it is off", "url": "https://github.com/shrimpy/gowebsockettry"}
    ],
    "grade": "vendor"
  },
  {
    "id": "iis-arr",
    "product": "IIS with ARR 3",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": ["microsoft-iis", "arr/3.0", "x-original-url"],
    "bites": {
      "en": "The feature WebSocket Protocol is not installed by default; ARR needs it to pass upgrades. A rule has to rewrite to http://, ws:// is no scheme that ARR knows.",
      "zh": "WebSocket Protocol 功能默认没有安装，而 ARR 转发升级需要它。规则要改写成 http://，ARR 不认识 ws://。"
    },
    "symptom": {"en": "Pages come through the proxy, the handshake gets 400 or 502.", "zh": "页面能通过代理，握手得到 400 或 502。"},
    "where": {
      "en": "The command in PowerShell as administrator, then iisreset; the rule in web.config of the site; and Server Proxy Settings, Enable proxy.",
      "zh": "命令在管理员 PowerShell 中运行，然后 iisreset；规则写在站点的 web.config；并在 Server Proxy Settings 中启用 proxy。"
    },
    "lines": "Install-WindowsFeature -Name Web-WebSockets\n\n<rule name=\"duplex\" stopProcessing=\"true\">\n  <match url=\"^duplex/(.*)\" />\n  <action type=\"Rewrite\" url=\"http://127.0.0.1:8080/duplex/{R:1}\" />\n</rule>",
    "sources": [
      {"title": "IIS: WebSocket", "url": "https://learn.microsoft.com/en-us/iis/configuration/system.webserver/websocket"},
      {"title": "Stack Overflow 34316825", "url": "https://stackoverflow.com/questions/34316825/websockets-reverse-proxy-in-iis-8"}
    ],
    "grade": "vendor"
  },
  {
    "id": "cloudflare-websockets",
    "product": "Cloudflare",
    "mends": ["handshake.answered", "handshake.upgrade"],
    "signs": ["cloudflare", "cf-ray"],
    "bites": {
      "en": "Network, WebSockets can be off for a zone; a firewall rule or challenge meets the handshake like any request, and a script cannot solve it.",
      "zh": "zone 的 Network → WebSockets 可能是关的；防火墙规则和质询也会作用于握手，而脚本过不了质询。"
    },
    "symptom": {"en": "400 or 403 with cf-ray, the server sees nothing.", "zh": "带 cf-ray 的 400 或 403，服务器什么也没看到。"},
    "where": {"en": "Dashboard, the zone, Network; or the API.", "zh": "控制台中该 zone 的 Network；或 API。"},
    "lines": "curl -X PATCH \"https://api.cloudflare.com/client/v4/zones/$ZONE/settings/websockets\" \\\n  -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" --data '{\"value\":\"on\"}'",
    "sources": [{"title": "Cloudflare: WebSockets", "url": "https://developers.cloudflare.com/network/websockets/"}],
    "grade": "vendor"
  },
  {
    "id": "cloudflare-idle",
    "product": "Cloudflare",
    "mends": ["idle.cut", "longpoll.cut", "sse.cut", "lifetime.cut"],
    "signs": ["cloudflare", "cf-ray"],
    "bites": {
      "en": "About 100 s without traffic end a WebSocket; a request whose answer waits 120 s (100 s in older documents) gets 524. Restarts of the edge end any connection.",
      "zh": "约 100 s 没有流量，WebSocket 就会断开；等待响应 120 s（旧文档为 100 s）的请求得到 524。边缘重启会断开任何连接。"
    },
    "symptom": {
      "en": "1006 at 100 s of silence; now and then 1001 or 1006 for all at once.",
      "zh": "静默 100 s 时 1006；偶尔所有连接同时 1001 或 1006。"
    },
    "where": {
      "en": "Below Enterprise no setting: ping below 100 s, poll below 100 s, come back after a random wait.",
      "zh": "Enterprise 以下没有可改的设置：ping 和轮询都小于 100 s，断开后随机等待再重连。"
    },
    "lines": "duplex.ping.interval=25",
    "sources": [
      {"title": "Cloudflare: connection limits", "url": "https://developers.cloudflare.com/fundamentals/reference/connection-limits/"},
      {"title": "Cloudflare: WebSockets", "url": "https://developers.cloudflare.com/network/websockets/"},
      {"title": "buildbot issue 4078", "url": "https://github.com/buildbot/buildbot/issues/4078"}
    ],
    "grade": "vendor"
  },
  {
    "id": "heroku-idle",
    "product": "Heroku",
    "mends": ["idle.cut", "sse.cut", "longpoll.cut"],
    "signs": ["heroku", "vegur"],
    "bites": {
      "en": "The first byte of an answer has 30 s; after that each byte opens a new window of 55 s. It cannot be changed.",
      "zh": "响应的首字节限 30 s；之后每个字节开启一个新的 55 s 窗口。不可更改。"
    },
    "symptom": {
      "en": "Quiet connections end with 1006 at 55 s and H15 in the log; polls of more than 30 s get 503 with H12.",
      "zh": "空闲连接 55 s 时以 1006 断开，日志有 H15；超过 30 s 的轮询得到 503 和 H12。"
    },
    "where": {
      "en": "Ping at most every 50 s, which Duplex does by default; polls with ?wait=25.",
      "zh": "ping 间隔不超过 50 s（Duplex 默认满足）；轮询用 ?wait=25。"
    },
    "lines": "heroku config:set DUPLEX_PING_INTERVAL=25",
    "sources": [
      {"title": "Heroku: WebSockets, timeouts", "url": "https://devcenter.heroku.com/articles/websockets#timeouts"},
      {"title": "Heroku: request timeout", "url": "https://devcenter.heroku.com/articles/request-timeout"}
    ],
    "grade": "vendor"
  },
  {
    "id": "tls-inspection",
    "product": "TLS-inspecting proxy or antivirus",
    "mends": ["handshake.upgrade", "handshake.silent", "handshake.answered", "extensions.lost"],
    "signs": [],
    "bites": {
      "en": "Software that opens TLS on the way may strip Upgrade, or the HTTP/2 setting that WebSocket over h2 needs.",
      "zh": "在途中拆开 TLS 的软件可能会去掉 Upgrade，或去掉 h2 上 WebSocket 所需的 HTTP/2 设置。"
    },
    "symptom": {
      "en": "WebSockets fail on machines of one company or with one antivirus, pages work; ws:// fails more often than wss://.",
      "zh": "只在某家公司的机器上或装了某款杀毒软件时失败，页面正常；ws:// 比 wss:// 更常失败。"
    },
    "where": {
      "en": "In that software: an exception for your host. On your side: wss:// on port 443, and server-sent events or polls where it still fails. Example for Squid.",
      "zh": "在该软件里为你的主机加例外。你这边：用 443 端口的 wss://，仍不行就退回 server-sent events 或轮询。以 Squid 为例。"
    },
    "lines": "acl duplex ssl::server_name ws.example.org\nacl step1 at_step SslBump1\nssl_bump peek step1\nssl_bump splice duplex",
    "sources": [
      {"title": "jetty.project issue 7740", "url": "https://github.com/jetty/jetty.project/issues/7740"},
      {"title": "saucelabs/forwarder issue 338", "url": "https://github.com/saucelabs/forwarder/issues/338"},
      {"title": "Squid: ssl_bump", "url": "https://www.squid-cache.org/Doc/config/ssl_bump/"}
    ],
    "grade": "vendor"
  },
  {
    "id": "frames-rebuilt",
    "product": "A hop that takes frames apart",
    "mends": ["message.changed", "compression.broken", "fragments.broken", "ping.swallowed", "close.changed"],
    "signs": [],
    "bites": {
      "en": "A hop that only tunnels cannot change frames. If messages, pings or close codes change, something on the way ends the WebSocket and opens another: an inspecting proxy, a WAF, an API gateway.",
      "zh": "只做隧道的一跳不会改动帧。消息、ping 或关闭码变了，说明途中有东西终止了 WebSocket 又另开一个：检查代理、WAF 或 API 网关。"
    },
    "symptom": {
      "en": "Compressed or fragmented messages arrive broken, close codes become 1006, pings are not answered by the server.",
      "zh": "压缩或分片消息损坏，关闭码变成 1006，ping 不是服务器回答的。"
    },
    "where": {
      "en": "Exclude the host from inspection on that hop. Example for mitmproxy; to see whether compression is to blame, look at a client that does not offer it.",
      "zh": "在那一跳上把该主机排除在检查之外。以 mitmproxy 为例；想知道是否压缩的问题，用不提供压缩的客户端对比。"
    },
    "lines": "mitmproxy --ignore-hosts '^ws\\.example\\.org:443$'",
    "sources": [
      {"title": "mitmproxy: ignoring domains", "url": "https://docs.mitmproxy.org/stable/howto-ignoredomains/"},
      {"title": "mitmproxy issue 4607", "url": "https://github.com/mitmproxy/mitmproxy/issues/4607"}
    ],
    "grade": "vendor"
  },
  {
    "id": "tomcat-buffers",
    "product": "Apache Tomcat",
    "mends": ["message.limit"],
    "signs": ["tomcat", "apache-coyote"],
    "bites": {
      "en": "A handler that takes whole messages gets at most 8192 bytes of binary, 8192 characters of text. Duplex takes messages in parts, your endpoint may not.",
      "zh": "接收整条消息的 handler 最多收到 8192 字节二进制或 8192 个字符的文本。Duplex 分段接收，你的 endpoint 未必。"
    },
    "symptom": {"en": "Messages above 8 KiB end the connection with 1009.", "zh": "超过 8 KiB 的消息使连接以 1009 关闭。"},
    "where": {
      "en": "WEB-INF/web.xml of the application. Each connection may then take a buffer of that size.",
      "zh": "应用的 WEB-INF/web.xml。之后每个连接都可能占用这么大的缓冲区。"
    },
    "lines": "<context-param>\n  <param-name>org.apache.tomcat.websocket.textBufferSize</param-name>\n  <param-value>1048576</param-value>\n</context-param>\n<context-param>\n  <param-name>org.apache.tomcat.websocket.binaryBufferSize</param-name>\n  <param-value>1048576</param-value>\n</context-param>",
    "sources": [
      {"title": "Tomcat: WebSocket How-To", "url": "https://tomcat.apache.org/tomcat-11.0-doc/web-socket-howto.html"},
      {"title": "spring-boot issue 47944", "url": "https://github.com/spring-projects/spring-boot/issues/47944"}
    ],
    "grade": "measured"
  },
  {
    "id": "tomcat-forwarded",
    "product": "Apache Tomcat",
    "mends": ["scheme.unknown"],
    "signs": ["tomcat", "apache-coyote"],
    "bites": {
      "en": "X-Forwarded-Proto and X-Forwarded-For are not believed until a valve reads them.",
      "zh": "除非有 valve 读取，否则不采信 X-Forwarded-Proto 和 X-Forwarded-For。"
    },
    "symptom": {
      "en": "The page is https, the server says http, and Origin rules compare wrongly.",
      "zh": "页面是 https，服务器却认为是 http，Origin 规则比较出错。"
    },
    "where": {
      "en": "conf/server.xml, within <Host>. Set duplex.public.url too where duplex.origins is same.",
      "zh": "conf/server.xml 的 <Host> 里。duplex.origins 为 same 时，还要设 duplex.public.url。"
    },
    "lines": "<Valve className=\"org.apache.catalina.valves.RemoteIpValve\" />",
    "sources": [
      {"title": "Tomcat: Remote IP Valve", "url": "https://tomcat.apache.org/tomcat-11.0-doc/config/valve.html#Remote_IP_Valve"}
    ],
    "grade": "manual"
  },
  {
    "id": "tomcat-version",
    "product": "Apache Tomcat",
    "versions": "up to 9.0.121, 10.1.59, 11.0.25",
    "mends": ["version.vulnerable"],
    "signs": ["tomcat", "apache-coyote"],
    "bites": {
      "en": "These versions have published advisories against WebSocket: busy waiting while closing, pinned resources, message smuggling with compression.",
      "zh": "这些版本有已公布的 WebSocket 安全公告：关闭时忙等、资源不释放、压缩下的消息走私。"
    },
    "symptom": {"en": "Nothing to see until somebody uses it.", "zh": "在被利用之前看不出任何迹象。"},
    "where": {
      "en": "A newer release of the same line; each advisory names the first one that mends it.",
      "zh": "升级到同一系列的新版本；每个公告都写明了首个修复版本。"
    },
    "lines": "# at least 9.0.122, 10.1.60, 11.0.26; better the newest of its line\ndocker pull tomcat:11.0",
    "sources": [
      {"title": "Tomcat 11: security", "url": "https://tomcat.apache.org/security-11.html"},
      {"title": "Tomcat 10: security", "url": "https://tomcat.apache.org/security-10.html"},
      {"title": "CVE-2026-77791", "url": "https://www.cve.org/CVERecord?id=CVE-2026-77791"}
    ],
    "grade": "manual"
  },
  {
    "id": "wildfly-forwarded",
    "product": "WildFly",
    "mends": ["scheme.unknown"],
    "signs": ["wildfly", "undertow", "jboss"],
    "bites": {
      "en": "proxy-address-forwarding of the listener is false: X-Forwarded-* are not believed.",
      "zh": "listener 的 proxy-address-forwarding 默认 false，不采信 X-Forwarded-*。"
    },
    "symptom": {"en": "The page is https, the server says http.", "zh": "页面是 https，服务器却认为是 http。"},
    "where": {"en": "The listener that the proxy speaks to, then reload.", "zh": "代理所连接的 listener，然后 reload。"},
    "lines": "jboss-cli.sh --connect --command='/subsystem=undertow/server=default-server/http-listener=default:write-attribute(name=proxy-address-forwarding, value=true)'\njboss-cli.sh --connect --command=reload",
    "sources": [
      {
        "title": "WildFly: http-listener",
        "url": "https://docs.wildfly.org/36/wildscribe/subsystem/undertow/server/http-listener/index.html"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "wildfly-idle",
    "product": "WildFly",
    "mends": ["idle.cut"],
    "signs": ["wildfly", "undertow", "jboss"],
    "bites": {
      "en": "A WebSocket that is silent for 90 s is cut, without a close frame. Duplex pings every 25 s, other endpoints may not.",
      "zh": "静默 90 s 的 WebSocket 会被切断，而且没有 close 帧。Duplex 每 25 s 发 ping，其他 endpoint 未必。"
    },
    "symptom": {"en": "1006 at 90 s of silence.", "zh": "静默 90 s 时 1006。"},
    "where": {
      "en": "read-timeout of the listener, in milliseconds; then reload. Or pings.",
      "zh": "listener 的 read-timeout，单位毫秒；然后 reload。或者用 ping。"
    },
    "lines": "jboss-cli.sh --connect --command='/subsystem=undertow/server=default-server/http-listener=default:write-attribute(name=read-timeout, value=3600000)'\njboss-cli.sh --connect --command=reload",
    "sources": [
      {
        "title": "WildFly: http-listener",
        "url": "https://docs.wildfly.org/36/wildscribe/subsystem/undertow/server/http-listener/index.html"
      },
      {
        "title": "WildFly source: ListenerResourceDefinition.java",
        "url": "https://github.com/wildfly/wildfly/blob/main/undertow/src/main/java/org/wildfly/extension/undertow/ListenerResourceDefinition.java"
      }
    ],
    "grade": "measured"
  },
  {
    "id": "undertow-version",
    "product": "Undertow and WildFly",
    "mends": ["version.vulnerable"],
    "signs": ["wildfly", "undertow", "jboss"],
    "bites": {
      "en": "Two advisories of 2026 let a client exhaust the heap: any @ServerEndpoint with an @OnMessage (CVE-2026-15565), and a deflate bomb (CVE-2026-5680).",
      "zh": "2026 年有两个公告可让客户端耗尽堆内存：任何带 @OnMessage 的 @ServerEndpoint（CVE-2026-15565），以及 deflate 炸弹（CVE-2026-5680）。"
    },
    "symptom": {"en": "OutOfMemoryError without many clients.", "zh": "客户端不多却出现 OutOfMemoryError。"},
    "where": {
      "en": "A release that names the fix. Until then Red Hat's mitigation for applications that need no WebSockets: in WEB-INF/jboss-web.xml.",
      "zh": "升级到声明已修复的版本。在此之前，不需要 WebSocket 的应用可用 Red Hat 的缓解办法：WEB-INF/jboss-web.xml。"
    },
    "lines": "<jboss-web>\n  <enable-websockets>false</enable-websockets>\n</jboss-web>",
    "sources": [
      {"title": "Red Hat: CVE-2026-15565", "url": "https://access.redhat.com/security/cve/CVE-2026-15565"},
      {"title": "Red Hat: CVE-2026-5680", "url": "https://access.redhat.com/security/cve/CVE-2026-5680"}
    ],
    "grade": "manual"
  },
  {
    "id": "tyrus-frame",
    "product": "Payara and GlassFish (Tyrus)",
    "mends": ["message.limit"],
    "signs": ["payara", "glassfish", "grizzly"],
    "bites": {
      "en": "Tyrus holds a whole frame in memory, and takes 4 MiB at most, whatever maxMessageSize says.",
      "zh": "Tyrus 会把整帧放在内存里，最多 4 MiB，与 maxMessageSize 无关。"
    },
    "symptom": {
      "en": "A frame above 4 MiB ends the connection with 1011, “Buffer overflow.”",
      "zh": "超过 4 MiB 的帧使连接以 1011 关闭，原因 “Buffer overflow.”。"
    },
    "where": {
      "en": "WEB-INF/web.xml of the application, in bytes; or let the client send smaller frames.",
      "zh": "应用的 WEB-INF/web.xml，单位字节；或者让客户端发送更小的帧。"
    },
    "lines": "<context-param>\n  <param-name>org.glassfish.tyrus.servlet.incoming-buffer-size</param-name>\n  <param-value>17000000</param-value>\n</context-param>",
    "sources": [{"title": "Eclipse Tyrus", "url": "https://github.com/eclipse-ee4j/tyrus"}],
    "grade": "measured"
  },
  {
    "id": "glassfish-websockets",
    "product": "Payara and GlassFish",
    "mends": ["handshake.upgrade", "handshake.answered"],
    "signs": ["payara", "glassfish", "grizzly"],
    "bites": {
      "en": "WebSockets are a switch of the HTTP listener. It is on unless somebody turned it off.",
      "zh": "WebSocket 是 HTTP listener 的一个开关，默认开启，可能被人关掉了。"
    },
    "symptom": {"en": "Pages work, every handshake fails, also without a proxy.", "zh": "页面正常，握手全部失败，绕过代理也一样。"},
    "where": {"en": "asadmin; http-listener-2 is the one with TLS. Then restart.", "zh": "asadmin；http-listener-2 是带 TLS 的那个。然后重启。"},
    "lines": "asadmin set configs.config.server-config.network-config.protocols.protocol.http-listener-1.http.websockets-support-enabled=true",
    "sources": [
      {
        "title": "Payara source: Http.java",
        "url": "https://github.com/payara/Payara/blob/master/nucleus/grizzly/config/src/main/java/org/glassfish/grizzly/config/dom/Http.java"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "glassfish-forwarded",
    "product": "Payara and GlassFish",
    "mends": ["scheme.unknown"],
    "signs": ["payara", "glassfish", "grizzly"],
    "bites": {
      "en": "Forwarded headers are not believed; the scheme comes from the header that scheme-mapping names, the address from Proxy-ip.",
      "zh": "不采信 forwarded 头；协议取自 scheme-mapping 指定的头，地址取自 Proxy-ip。"
    },
    "symptom": {"en": "The page is https, the server says http.", "zh": "页面是 https，服务器却认为是 http。"},
    "where": {
      "en": "asadmin, then restart. The proxy has to write Proxy-ip and X-Forwarded-Proto.",
      "zh": "asadmin，然后重启。代理要写 Proxy-ip 和 X-Forwarded-Proto。"
    },
    "lines": "asadmin set configs.config.server-config.network-config.protocols.protocol.http-listener-1.http.auth-pass-through-enabled=true\nasadmin set configs.config.server-config.network-config.protocols.protocol.http-listener-1.http.scheme-mapping=X-Forwarded-Proto",
    "sources": [
      {
        "title": "Payara source: Http.java",
        "url": "https://github.com/payara/Payara/blob/master/nucleus/grizzly/config/src/main/java/org/glassfish/grizzly/config/dom/Http.java"
      }
    ],
    "grade": "manual"
  },
  {
    "id": "liberty-fragments",
    "product": "Open Liberty",
    "mends": ["fragments.broken"],
    "signs": ["liberty", "websphere"],
    "bites": {
      "en": "Each frame is decoded by itself: a character that goes on in the next frame counts as bad UTF-8.",
      "zh": "每一帧单独解码：跨帧的字符被当成错误的 UTF-8。"
    },
    "symptom": {
      "en": "A fragmented text ends with 1007; browsers do not split, some clients and hops do.",
      "zh": "分片的文本以 1007 结束；浏览器不会拆分，某些客户端和中间件会。"
    },
    "where": {"en": "No setting: the client splits between characters, or sends binary.", "zh": "没有可改的设置：客户端在字符之间拆分，或发送二进制。"},
    "lines": "socket.send(new TextEncoder().encode(text)); // binary has no characters to split",
    "sources": [
      {"title": "Open Liberty: WebSocket feature", "url": "https://openliberty.io/docs/latest/reference/feature/websocket-2.1.html"}
    ],
    "grade": "measured"
  },
  {
    "id": "jetty-idle",
    "product": "Jetty",
    "mends": ["idle.cut"],
    "signs": ["jetty"],
    "bites": {
      "en": "An idle WebSocket is closed after 30 s. Duplex pings every 25 s, other endpoints may not.",
      "zh": "空闲的 WebSocket 在 30 s 后被关闭。Duplex 每 25 s 发 ping，其他 endpoint 未必。"
    },
    "symptom": {"en": "1001 at 30 s of silence.", "zh": "静默 30 s 时 1001。"},
    "where": {
      "en": "In a ServletContextListener of the application, before any connection; or Session.setMaxIdleTimeout for one.",
      "zh": "应用的 ServletContextListener 里，在任何连接之前；或对单个连接用 Session.setMaxIdleTimeout。"
    },
    "lines": "ServerContainer container = (ServerContainer)\n    event.getServletContext().getAttribute(\"jakarta.websocket.server.ServerContainer\");\ncontainer.setDefaultMaxSessionIdleTimeout(300_000);",
    "sources": [
      {
        "title": "Jetty 12: WebSocketConstants",
        "url": "https://eclipse.dev/jetty/javadoc/jetty-12/org/eclipse/jetty/websocket/core/WebSocketConstants.html"
      }
    ],
    "grade": "measured"
  },
  {
    "id": "jetty-message",
    "product": "Jetty",
    "mends": ["message.limit"],
    "signs": ["jetty"],
    "bites": {
      "en": "A handler that takes whole messages gets at most 65,536 bytes. Duplex takes messages in parts, your endpoint may not.",
      "zh": "接收整条消息的 handler 最多收到 65,536 字节。Duplex 分段接收，你的 endpoint 未必。"
    },
    "symptom": {"en": "Messages above 64 KiB end the connection with 1009.", "zh": "超过 64 KiB 的消息使连接以 1009 关闭。"},
    "where": {
      "en": "In a ServletContextListener of the application; or maxMessageSize of @OnMessage.",
      "zh": "应用的 ServletContextListener 里；或 @OnMessage 的 maxMessageSize。"
    },
    "lines": "ServerContainer container = (ServerContainer)\n    event.getServletContext().getAttribute(\"jakarta.websocket.server.ServerContainer\");\ncontainer.setDefaultMaxTextMessageBufferSize(1024 * 1024);\ncontainer.setDefaultMaxBinaryMessageBufferSize(1024 * 1024);",
    "sources": [
      {
        "title": "Jetty 12: WebSocketConstants",
        "url": "https://eclipse.dev/jetty/javadoc/jetty-12/org/eclipse/jetty/websocket/core/WebSocketConstants.html"
      }
    ],
    "grade": "measured"
  },
  {
    "id": "no-deflate",
    "product": "WildFly, Payara, GlassFish and Open Liberty",
    "mends": ["extensions.lost"],
    "signs": ["wildfly", "undertow", "jboss", "payara", "glassfish", "grizzly", "liberty", "websphere"],
    "bites": {
      "en": "For Jakarta endpoints these servers offer no permessage-deflate; Tomcat and Jetty do.",
      "zh": "对 Jakarta endpoint，这些服务器不提供 permessage-deflate；Tomcat 和 Jetty 提供。"
    },
    "symptom": {
      "en": "No Sec-WebSocket-Extensions in the answer, also without a proxy: the way is not to blame.",
      "zh": "响应里没有 Sec-WebSocket-Extensions，绕过代理也一样：不是途中丢的。"
    },
    "where": {
      "en": "Nothing to mend; where compression matters, java -jar duplex.war, Tomcat or Jetty.",
      "zh": "无需修复；若需要压缩，用 java -jar duplex.war、Tomcat 或 Jetty。"
    },
    "lines": "java -jar duplex.war",
    "sources": [{"title": "RFC 7692: compression extensions for WebSocket", "url": "https://www.rfc-editor.org/rfc/rfc7692"}],
    "grade": "measured"
  },
  {
    "id": "duplex-origins",
    "product": "Duplex",
    "mends": ["handshake.refused"],
    "signs": [],
    "bites": {
      "en": "duplex.origins (for /push: duplex.push.origins, same by default) lets in only pages that it names: scheme, host and port have to match.",
      "zh": "duplex.origins（/push 用 duplex.push.origins，默认 same）只放行列出的页面：协议、主机、端口都要一致。"
    },
    "symptom": {
      "en": "403; /handshake/refused shows the Origin that came and the ones that are allowed.",
      "zh": "403；/handshake/refused 会显示收到的 Origin 和允许的 Origin。"
    },
    "where": {
      "en": "Command line, system property, DUPLEX_ORIGINS, or context parameter. A list is separated by commas.",
      "zh": "命令行、系统属性、DUPLEX_ORIGINS 或 context 参数。列表用逗号分隔。"
    },
    "lines": "java -Dduplex.origins=https://app.example.org -Dduplex.push.origins=https://app.example.org -jar duplex.war",
    "sources": [{"title": "RFC 6455, section 10.2: origin considerations", "url": "https://www.rfc-editor.org/rfc/rfc6455#section-10.2"}],
    "grade": "manual"
  },
  {
    "id": "duplex-public-url",
    "product": "Duplex",
    "mends": ["scheme.unknown", "handshake.refused"],
    "signs": [],
    "bites": {
      "en": "Duplex believes no X-Forwarded-… header: behind a proxy with TLS, same means the http address that it sees itself.",
      "zh": "Duplex 不采信任何 X-Forwarded-… 头：在终止 TLS 的代理后面，same 指的是它自己看到的 http 地址。"
    },
    "symptom": {"en": "Your own https page is refused with 403.", "zh": "自己的 https 页面被 403 拒绝。"},
    "where": {
      "en": "The URL that browsers use; as DUPLEX_PUBLIC_URL or duplex.public.url.",
      "zh": "浏览器使用的 URL；写成 DUPLEX_PUBLIC_URL 或 duplex.public.url。"
    },
    "lines": "java -Dduplex.public.url=https://push.example.org -jar duplex.war",
    "sources": [{"title": "RFC 6455, section 10.2: origin considerations", "url": "https://www.rfc-editor.org/rfc/rfc6455#section-10.2"}],
    "grade": "manual"
  },
  {
    "id": "duplex-broker",
    "product": "Duplex",
    "mends": ["push.split"],
    "signs": [],
    "bites": {"en": "duplex.broker is memory: each node keeps its own topics.", "zh": "duplex.broker 默认 memory：每个节点各有各的 topic。"},
    "symptom": {
      "en": "Behind a balancer every other message is missing, depending on the node that a client reached.",
      "zh": "在负载均衡后面，客户端连到哪个节点就只收到哪一半消息。"
    },
    "where": {
      "en": "The same Redis (6.2 or newer) or Valkey for all nodes; rediss:// for TLS.",
      "zh": "所有节点用同一个 Redis（6.2 或更新）或 Valkey；TLS 用 rediss://。"
    },
    "lines": "java -jar duplex.war --broker redis://:password@10.0.0.5:6379",
    "sources": [{"title": "Redis: streams", "url": "https://redis.io/docs/latest/develop/data-types/streams/"}],
    "grade": "manual"
  },
  {
    "id": "duplex-ping",
    "product": "Duplex",
    "mends": ["idle.cut"],
    "signs": [],
    "bites": {
      "en": "duplex.ping.interval is 25 s; set to 0, or above a limit on the way, quiet connections are cut. duplex.idle.timeout (60 s) ends silent clients with 1001.",
      "zh": "duplex.ping.interval 默认 25 s；设为 0 或大于途中某个限制，空闲连接就会被断开。duplex.idle.timeout（60 s）会用 1001 结束没有响应的客户端。"
    },
    "symptom": {
      "en": "1006 after the time of some hop, or 1001 after 60 s where pongs do not come back.",
      "zh": "到某一跳的时限时 1006，或者 pong 回不来时 60 s 后 1001。"
    },
    "where": {"en": "Below the shortest limit on the way.", "zh": "设成小于途中最短的限制。"},
    "lines": "java -Dduplex.ping.interval=25 -Dduplex.idle.timeout=60 -jar duplex.war",
    "sources": [{"title": "RFC 6455, section 5.5.2: ping", "url": "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2"}],
    "grade": "manual"
  },
  {
    "id": "duplex-connections",
    "product": "Duplex",
    "mends": ["burst.limited", "handshake.refused"],
    "signs": [],
    "bites": {
      "en": "duplex.connections is 20000 in total; a handshake past it gets 503 with Retry-After.",
      "zh": "duplex.connections 总数默认 20000；超出的握手得到带 Retry-After 的 503。"
    },
    "symptom": {
      "en": "503 once the server is full; /health shows who is connected, /metrics what was refused.",
      "zh": "满了之后返回 503；/health 显示当前连接，/metrics 显示拒绝数。"
    },
    "where": {"en": "With enough heap: an idle connection takes under 20 KB on java -jar.", "zh": "堆要够大：java -jar 方式下每个空闲连接不到 20 KB。"},
    "lines": "java -Xmx2g -Dduplex.connections=50000 -jar duplex.war",
    "sources": [{"title": "RFC 9110: 503 Service Unavailable", "url": "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4"}],
    "grade": "manual"
  },
  {
    "id": "duplex-subprotocols",
    "product": "Duplex",
    "mends": ["subprotocol.unanswered"],
    "signs": [],
    "bites": {
      "en": "/ws chooses from duplex.subprotocols (chat.v2,chat.v1); a client that offers none of them is connected without one.",
      "zh": "/ws 从 duplex.subprotocols（chat.v2,chat.v1）中选择；客户端提供的都不在其中时，不带子协议建立连接。"
    },
    "symptom": {
      "en": "socket.protocol is empty; clients that insist on theirs close at once.",
      "zh": "socket.protocol 为空；坚持要子协议的客户端会立刻关闭。"
    },
    "where": {
      "en": "The names that your clients offer, in order of preference; * takes the client's first.",
      "zh": "写客户端提供的名字，按优先顺序；* 取客户端的第一个。"
    },
    "lines": "java -Dduplex.subprotocols=* -jar duplex.war",
    "sources": [{"title": "RFC 6455, section 1.9: subprotocols", "url": "https://www.rfc-editor.org/rfc/rfc6455#section-1.9"}],
    "grade": "manual"
  }
];

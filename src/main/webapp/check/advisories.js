export default [
  {
    "id": "CVE-2020-13935",
    "product": "tomcat",
    "affected": [{"from": "7.0.27", "to": "7.0.104"}, {"from": "8.5.0", "to": "8.5.56"}, {"from": "9.0.0", "to": "9.0.36"}],
    "fixed": "7.0.105, 8.5.57, 9.0.37",
    "severityNote": {"en": "A frame with a false length puts a thread into an endless loop.", "zh": "带错误长度的帧会让线程陷入死循环。"},
    "source": "https://www.cve.org/CVERecord?id=CVE-2020-13935"
  },
  {
    "id": "CVE-2021-42340",
    "product": "tomcat",
    "affected": [{"from": "8.5.60", "to": "8.5.71"}, {"from": "9.0.40", "to": "9.0.53"}, {"from": "10.0.0", "to": "10.0.11"}],
    "fixed": "8.5.72, 9.0.54, 10.0.12",
    "severityNote": {
      "en": "Every closed WebSocket leaves an object behind, until memory is exhausted.",
      "zh": "每个关闭的 WebSocket 都会留下一个对象，直到内存耗尽。"
    },
    "source": "https://www.cve.org/CVERecord?id=CVE-2021-42340"
  },
  {
    "id": "CVE-2022-25762",
    "product": "tomcat",
    "affected": [{"from": "8.5.0", "to": "8.5.75"}, {"from": "9.0.0", "to": "9.0.20"}],
    "fixed": "8.5.76, 9.0.21",
    "severityNote": {"en": "Sending while closing may hand one user's data to another.", "zh": "关闭的同时发送，可能把一个用户的数据交给另一个用户。"},
    "source": "https://www.cve.org/CVERecord?id=CVE-2022-25762"
  },
  {
    "id": "CVE-2024-23672",
    "product": "tomcat",
    "affected": [{"from": "8.5.0", "to": "8.5.98"}, {"from": "9.0.0", "to": "9.0.85"}, {"from": "10.1.0", "to": "10.1.18"}],
    "fixed": "8.5.99, 9.0.86, 10.1.19",
    "severityNote": {"en": "Clients can keep connections half closed and so use up the server.", "zh": "客户端可以一直保持半关闭的连接，耗尽服务器资源。"},
    "source": "https://www.cve.org/CVERecord?id=CVE-2024-23672"
  },
  {
    "id": "CVE-2026-77791",
    "product": "tomcat",
    "affected": [
      {"from": "8.5.88", "to": "8.5.100"},
      {"from": "9.0.74", "to": "9.0.121"},
      {"from": "10.1.8", "to": "10.1.59"},
      {"from": "11.0.0", "to": "11.0.25"}
    ],
    "fixed": "9.0.122, 10.1.60, 11.0.26",
    "severityNote": {"en": "A client that stalls the closing keeps a processor busy.", "zh": "客户端拖住关闭过程，会让 CPU 一直忙等。"},
    "source": "https://www.cve.org/CVERecord?id=CVE-2026-77791"
  },
  {
    "id": "CVE-2026-79677",
    "product": "tomcat",
    "affected": [
      {"from": "7.0.43", "to": "7.0.109"},
      {"from": "8.5.0", "to": "8.5.100"},
      {"from": "9.0.0", "to": "9.0.121"},
      {"from": "10.1.0", "to": "10.1.59"},
      {"from": "11.0.0", "to": "11.0.25"}
    ],
    "fixed": "9.0.122, 10.1.60, 11.0.26",
    "severityNote": {
      "en": "A client that does not read pins resources, because the timeout of the write gets lost.",
      "zh": "写超时丢失，不读取的客户端会一直占住资源。"
    },
    "source": "https://www.cve.org/CVERecord?id=CVE-2026-79677"
  },
  {
    "id": "CVE-2026-87022",
    "product": "tomcat",
    "affected": [
      {"from": "7.0.56", "to": "7.0.109"},
      {"from": "8.5.0", "to": "8.5.100"},
      {"from": "9.0.0", "to": "9.0.121"},
      {"from": "10.1.0", "to": "10.1.59"},
      {"from": "11.0.0", "to": "11.0.25"}
    ],
    "fixed": "9.0.122, 10.1.60, 11.0.26",
    "severityNote": {
      "en": "With permessage-deflate, false lengths let messages be smuggled in.",
      "zh": "启用 permessage-deflate 时，错误的长度可被用来走私消息。"
    },
    "source": "https://www.cve.org/CVERecord?id=CVE-2026-87022"
  },
  {
    "id": "CVE-2017-2670",
    "product": "undertow",
    "affected": [{"from": "1.0.0", "to": "1.3.27"}],
    "fixed": "1.3.28",
    "severityNote": {
      "en": "A TCP connection that is not closed cleanly sends I/O threads into an endless loop.",
      "zh": "TCP 连接未正常关闭会让 I/O 线程陷入死循环。"
    },
    "source": "https://www.cve.org/CVERecord?id=CVE-2017-2670"
  },
  {
    "id": "CVE-2021-3690",
    "product": "undertow",
    "affected": [{"from": "1.0.0", "to": "2.0.39"}, {"from": "2.1.0", "to": "2.2.9"}],
    "fixed": "2.0.40, 2.2.10",
    "severityNote": {"en": "Pongs from a client leak buffers, until memory is exhausted.", "zh": "客户端发来的 pong 会泄漏缓冲区，直到内存耗尽。"},
    "source": "https://www.cve.org/CVERecord?id=CVE-2021-3690"
  }
];

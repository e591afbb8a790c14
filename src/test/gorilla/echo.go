// The plainest echo and broadcast server on gorilla/websocket, to measure Duplex against. Prints its port.
package main

import (
	"fmt"
	"net"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// As every tutorial writes it.
func echo(w http.ResponseWriter, r *http.Request) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer c.Close()
	for {
		kind, message, err := c.ReadMessage()
		if err != nil {
			return
		}
		if c.WriteMessage(kind, message) != nil {
			return
		}
	}
}

// The hub of gorilla's own chat example, with messages that are framed once for all.
var (
	lock        sync.Mutex
	subscribers = map[chan *websocket.PreparedMessage]bool{}
)

func subscribe(w http.ResponseWriter, r *http.Request) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	messages := make(chan *websocket.PreparedMessage, 256)
	lock.Lock()
	subscribers[messages] = true
	lock.Unlock()
	go func() {
		for message := range messages {
			if c.WritePreparedMessage(message) != nil {
				return
			}
		}
	}()
	for {
		if _, _, err := c.ReadMessage(); err != nil {
			lock.Lock()
			delete(subscribers, messages)
			close(messages)
			lock.Unlock()
			c.Close()
			return
		}
	}
}

func publish(w http.ResponseWriter, r *http.Request) {
	c, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer c.Close()
	for {
		kind, message, err := c.ReadMessage()
		if err != nil {
			return
		}
		prepared, err := websocket.NewPreparedMessage(kind, message)
		if err != nil {
			return
		}
		lock.Lock()
		for messages := range subscribers {
			messages <- prepared
		}
		lock.Unlock()
	}
}

func main() {
	http.HandleFunc("/ws", echo)
	http.HandleFunc("/hub", subscribe)
	http.HandleFunc("/hub-publish", publish)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("port %d\n", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}

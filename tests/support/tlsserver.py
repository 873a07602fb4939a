# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tlsserver.py FOLDER FILE: serves FILE at every path of codeload.github.com, to which github.com sends, on
# port 443 of 127.0.0.1, as FOLDER's cert.pem and key.pem. While FOLDER has a file "slow" it stops in the
# middle. Says "serving" when it does, and writes who has asked into FOLDER's file "agents", a line each.
import http.server, os, ssl, sys, time
folder, file = sys.argv[1:]
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(folder + "/agents", "a") as agents:
            print(self.headers["User-Agent"], file=agents)
        if self.headers["Host"] == "github.com":
            self.send_response(302)
            self.send_header("Location", "https://codeload.github.com" + self.path)
            self.end_headers()
            return
        with open(file, "rb") as source:
            contents = source.read()
        self.send_response(200)
        self.send_header("Content-Length", str(len(contents)))
        self.end_headers()
        half = len(contents) // 2
        self.wfile.write(contents[:half])
        self.wfile.flush()
        while os.path.exists(folder + "/slow"):
            time.sleep(0.1)
        self.wfile.write(contents[half:])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 443), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
print("serving", flush=True)
server.serve_forever()

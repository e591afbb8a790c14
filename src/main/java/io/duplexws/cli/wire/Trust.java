package io.duplexws.cli.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificates are taken: those that Java trusts and that are for the host, or, on demand, any. */
public final class Trust extends X509ExtendedTrustManager {

    private final boolean any;
    private final X509ExtendedTrustManager standard;

    /** The server's own certificate; null until it was shown. */
    private volatile X509Certificate shown;

    private Trust(boolean any, X509ExtendedTrustManager standard) {
        this.any = any;
        this.standard = standard;
    }

    public static Trust of(boolean any) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(manager -> new Trust(any, (X509ExtendedTrustManager) manager))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this Java trusts nobody"));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java's trust store cannot be read", broken);
        }
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }

    /** Whom the server's certificate names, who signed it and until when it holds; empty when none was shown. */
    public String shown() {
        X509Certificate certificate = shown;
        if (certificate == null) {
            return "";
        }
        String subject = certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        return Plain.line(subject + (issuer.equals(subject) ? ", signed by itself" : ", signed by " + issuer)
                + ", valid until " + certificate.getNotAfter().toInstant());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        shown = chain[0];
        if (!any) {
            standard.checkServerTrusted(chain, kind, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        shown = chain[0];
        if (!any) {
            standard.checkServerTrusted(chain, kind, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        shown = chain[0];
        if (!any) {
            standard.checkServerTrusted(chain, kind);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        standard.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        standard.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        standard.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return standard.getAcceptedIssuers();
    }
}

package io.duplexws.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;

/** {@code <d:request var="view"/>}: puts the {@link RequestView} of this request where the page finds it. */
public final class RequestTag extends SimpleTagSupport {

    private String var = "";

    /** @param var the name for the page */
    public void setVar(String var) {
        this.var = var;
    }

    @Override
    public void doTag() {
        HttpServletRequest request = (HttpServletRequest) ((PageContext) getJspContext()).getRequest();
        getJspContext().setAttribute(var, new RequestView(request));
    }
}
